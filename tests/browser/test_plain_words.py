"""What an address says is shown as words: it draws no picture, makes no link and runs nothing."""

import pytest
from playwright.sync_api import expect

from browser.conftest import OpenTab
from lib.ui.plain import WORD_JOINER

pytestmark = pytest.mark.browser

PICTURE = "![x](http://host.example/p.png)"
PAYLOADS = [PICTURE, "[x](http://host.example)", "http://host.example/p", "<img src=x>", "~~x~~"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_crafted_address_is_told_in_its_own_words(tab: OpenTab, payload: str) -> None:
    # A tab that asks another host fails by itself.
    visit = tab("zh").go("rewards", form=payload, type=payload, version=payload)
    notices = visit.page.get_by_test_id("stAlert")
    expect(notices).to_have_count(3)
    told = [words.replace(WORD_JOINER, "") for words in notices.all_text_contents()]
    assert all(payload in words for words in told), told
    assert notices.locator("a, img, del").count() == 0


def test_a_search_for_markup_finds_nothing_and_shows_it(tab: OpenTab) -> None:
    visit = tab("zh").go("sources", q=PICTURE)
    expect(visit.page.get_by_test_id("stAlert")).to_contain_text("![x](http:")
    assert visit.page.locator("[data-testid=stMain] img").count() == 0


def test_a_crafted_language_is_told_too(tab: OpenTab) -> None:
    visit = tab("zh").go("comparison", lang=PICTURE)
    expect(visit.page.get_by_test_id("stAlert")).to_contain_text("![x](http:")
    assert visit.page.locator("[data-testid=stMain] img").count() == 0
