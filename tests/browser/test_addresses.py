"""The address holds the view: links, the back button, the language, the search."""

import pytest
from playwright.sync_api import expect

from browser.conftest import OpenTab
from browser.visit import ADDRESSES
from lib.wording import Lang, text

pytestmark = pytest.mark.browser


def test_the_language_switch_keeps_the_page_and_its_view(tab: OpenTab) -> None:
    visit = tab("zh").go("rewards", form="ladder")
    visit.page.get_by_role("radio", name="English", exact=True).click()
    expect(visit.title).to_have_text(text("page_rewards", "en"))
    visit.settle()
    assert visit.path == ADDRESSES["rewards"]
    assert visit.address == {"form": "ladder", "lang": "en"}
    expect(visit.selected("form")).to_have_text(text("form_ladder", "en"))
    visit.page.get_by_role("radio", name="中文", exact=True).click()
    expect(visit.title).to_have_text(text("page_rewards", "zh"))
    expect(visit.selected("form")).to_have_text(text("form_ladder", "zh"))


def test_the_menu_keeps_a_language_that_was_chosen(tab: OpenTab) -> None:
    visit = tab("zh").go("comparison", lang="en")
    visit.page.get_by_role("link", name=text("page_coverage", "en")).first.click()
    expect(visit.title).to_have_text(text("page_coverage", "en"))
    visit.reload()
    expect(visit.title).to_have_text(text("page_coverage", "en"))


def test_the_address_of_a_view_opens_the_same_view_afresh(tab: OpenTab) -> None:
    first = tab("zh").go("rewards")
    first.option("form", text("form_heat", "zh")).click()
    expect(first.selected("form")).to_have_text(text("form_heat", "zh"))
    first.option("condition", "稳定支持").click()
    expect(first.selected("condition")).to_have_text("稳定支持")
    first.page.wait_for_url("**/*form=heat*condition=stable_support*")
    headings = first.settle().page.locator("[data-facts]").count()

    second = tab("zh").open(first.page.url)
    expect(second.selected("form")).to_have_text(text("form_heat", "zh"))
    expect(second.selected("condition")).to_have_text("稳定支持")
    assert second.address == first.address
    assert second.page.locator("[data-facts]").count() == headings


def test_a_list_choice_is_kept_in_the_address(tab: OpenTab) -> None:
    visit = tab("zh").go("rewards")
    field = visit.choice("type").get_by_role("combobox")
    field.click()
    visit.page.get_by_role("option", name="企业技术中心", exact=True).click()
    visit.page.wait_for_url("**type=enterprise_technology_centre*")
    visit.reload()
    expect(field).to_have_value("企业技术中心")


def test_the_back_button_returns_to_the_former_view(tab: OpenTab) -> None:
    visit = tab("en").go("coverage")
    for kind in ("target", "reward"):
        visit.option("kind", text(f"kind_{kind}", "en")).click()
        visit.page.wait_for_url(f"**kind={kind}*")
        expect(visit.selected("kind")).to_have_text(text(f"kind_{kind}", "en"))
        visit.settle()
    visit.page.go_back()
    expect(visit.selected("kind")).to_have_text(text("kind_target", "en"))
    assert visit.address == {"kind": "target"}
    visit.page.go_back()
    expect(visit.selected("kind")).to_have_text(text("kind_count", "en"))
    assert visit.address == {}
    visit.page.go_forward()
    expect(visit.selected("kind")).to_have_text(text("kind_target", "en"))


def test_the_back_button_returns_to_the_former_page(tab: OpenTab) -> None:
    visit = tab("zh").go("counts", level="provincial")
    visit.page.get_by_role("link", name=text("page_sources", "zh")).first.click()
    expect(visit.title).to_have_text(text("page_sources", "zh"))
    visit.settle().page.go_back()
    expect(visit.title).to_have_text(text("page_counts", "zh"))
    expect(visit.selected("level")).to_have_text("省级")
    assert visit.address == {"level": "provincial"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_control_shows_its_choice_on_a_walk_through_the_menu(
    lang: Lang, tab: OpenTab
) -> None:
    visit = tab(lang).go("comparison")
    empty = []
    for page in ("counts", "sources", "coverage", "comparison"):
        visit.page.get_by_role("link", name=text(f"page_{page}", lang)).first.click()
        expect(visit.title).to_have_text(text(f"page_{page}", lang))
        visit.settle()
        groups = visit.page.locator('[data-testid="stMain"] [role="radiogroup"]')
        expect(groups.first).to_be_visible()
        empty += [
            f"{page}: {group.get_attribute('aria-label')}"
            for group in groups.all()
            if not group.locator('[aria-checked="true"]').count()
        ]
    assert not empty, f"no segment is selected: {empty}"


def test_the_menu_opens_every_page_on_a_phone(tab: OpenTab) -> None:
    visit = tab("zh", 390).go("comparison")
    for page in ("counts", "coverage"):
        visit.page.get_by_test_id("stExpandSidebarButton").click()
        link = visit.page.get_by_role("link", name=text(f"page_{page}", "zh")).first
        link.click()
        expect(visit.title).to_have_text(text(f"page_{page}", "zh"))
        visit.settle()


def test_a_finding_leads_to_its_view(tab: OpenTab) -> None:
    visit = tab("en").go("comparison")
    visit.page.locator('[data-testid="stMain"] a[href*="platform-counts"]').first.click()
    expect(visit.title).to_have_text(text("page_counts", "en"))
    visit.settle()
    assert visit.address.get("lang", "en") == "en"
    assert visit.page.locator("svg.main-svg").count()


def test_words_in_simplified_and_traditional_characters_find_the_same_passages(
    tab: OpenTab,
) -> None:
    visit = tab("zh").go("sources")
    found = {}
    for words in ("国家级工程技术研究中心", "國家級工程技術研究中心"):
        field = visit.page.get_by_label(text("control_search", "zh"))
        field.fill(words)
        field.press("Enter")
        visit.page.wait_for_function(
            "(words) => new URLSearchParams(location.search).get('q') === words", arg=words
        )
        visit.settle()
        found[words] = visit.page.locator("table").first.locator("td.passage").all_inner_texts()
    simplified, traditional = found.values()
    assert simplified == traditional
    together = "".join(simplified)
    assert "国家级" in together
    assert "國家級" in together
    again = tab("zh").go("sources", q="國家級工程技術研究中心")
    assert again.page.locator("table").first.locator("td.passage").count() == len(simplified)
