"""What a user writes, for the type checkers."""

from typing import assert_type

import ikeerr

error = assert_type(ikeerr.lookup("0x8007362C"), ikeerr.Record)
assert_type(error.causes[0].fixes, tuple[str, ...])
assert_type(ikeerr.get("nothing"), ikeerr.Record | None)
assert_type(ikeerr.get("nothing", default=0), ikeerr.Record | int)
assert_type([mention.record for mention in ikeerr.scan(["a line"])], list[ikeerr.Record | None])
assert_type(list(ikeerr.scan_column(["error 13868", None]).code), list[int | str | None])
assert_type(ikeerr.ERROR_IPSEC_IKE_AUTH_FAIL.code, int)
print(error.id)
