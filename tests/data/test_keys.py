"""Names become keys as core/text/fold.c makes them."""

from keys import NAMES_LONGEST, fold, undecorated, unfit_name, without_prefixes


def test_fold_changes_ascii_only():
    assert fold("Auth-FAIL_ed 1") == "authfailed1"
    assert fold("\u0130\u212a\u00c4\u2010") == "\u0130\u212a\u00c4\u2010"


def test_only_what_folds_to_something_that_fits_can_be_a_key():
    assert unfit_name("-" + "A" * NAMES_LONGEST) == ""
    assert unfit_name("A" * (NAMES_LONGEST + 1)) == "is longer than 96 characters"
    assert unfit_name("- _") == "is empty"
    assert unfit_name("A\0") == unfit_name("\u00c4") == "is not printable ASCII"


def test_the_longest_prefix_is_cut():
    assert undecorated("ERROR_IPSEC_IKE_AUTH_FAIL") == "AUTH_FAIL"
    assert undecorated("WARNING_IPSEC_MM_POLICY_PRUNED") == "MM_POLICY_PRUNED"
    assert undecorated("AUTH_FAIL") == "AUTH_FAIL"


def test_each_prefix_may_be_left_out_where_two_words_remain():
    assert without_prefixes("ERROR_IPSEC_IKE_AUTH_FAIL") == ["AUTH_FAIL", "IKE_AUTH_FAIL", "IPSEC_IKE_AUTH_FAIL"]
    assert without_prefixes("WARNING_IPSEC_MM_POLICY_PRUNED") == ["MM_POLICY_PRUNED", "IPSEC_MM_POLICY_PRUNED"]
    assert without_prefixes("ERROR_IPSEC_IKE_ERROR") == without_prefixes("BAD_SPI") == []
