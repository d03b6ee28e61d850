"""Every page of the site, opened in the browser; test_use opens some of them."""


def test_every_page_loads_without_an_error(view, site):
    for path in sorted(site.rglob("*.html")):
        if path.name == "404.html":  # its addresses are those of the site on a server
            continue
        view.open(path.relative_to(site).as_posix()).wait_for_selector("h1", state="attached")
