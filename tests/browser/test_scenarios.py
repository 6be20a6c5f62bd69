"""Numbers typed into a scenario: kept in the address, reckoned, refused where they are none."""

import pytest
from playwright.sync_api import Locator, expect

from browser.conftest import OpenTab
from browser.visit import Visit
from lib.wording import Lang, text

pytestmark = pytest.mark.browser

LABS = {"home": "dingxi", "tiers": "xuchang", "types": "key_laboratory"}


def field(visit: Visit, item: str, lang: Lang = "zh") -> Locator:
    """The field for new recognitions of an item."""
    name = f"{item}, {text('field_number_new', lang)}"
    return visit.page.get_by_role("textbox", name=name, exact=True)


def test_a_number_typed_in_is_reckoned_and_kept_in_the_address(tab: OpenTab) -> None:
    visit = tab("zh").go("budget", **LABS)
    field(visit, "市级重点实验室").fill("4")
    field(visit, "市级重点实验室").press("Enter")
    visit.page.wait_for_url("**new=key_laboratory.municipal*")
    expect(
        visit.page.locator(".pc-table td.figure").filter(has_text="20万元").first
    ).to_be_visible()
    visit.settle().reload()
    assert field(visit, "市级重点实验室").input_value() == "4"
    assert visit.address["new"] == "key_laboratory.municipal:4"


def test_a_block_from_a_spreadsheet_fills_the_fields_below(tab: OpenTab) -> None:
    visit = tab("zh").go("budget", **LABS)
    visit.page.evaluate("() => navigator.clipboard.writeText('1\\n2\\n3\\n')")
    field(visit, "国家级重点实验室").focus()
    visit.page.keyboard.press("Control+V")
    visit.page.wait_for_url("**new=*")
    items = ("国家级重点实验室", "省级重点实验室", "市级重点实验室")
    assert [field(visit, item).input_value() for item in items] == ["1", "2", "3"]
    visit.settle()
    assert visit.address["new"].count(":") == 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_no_number_is_marked_told_and_not_reckoned(tab: OpenTab, lang: Lang) -> None:
    visit = tab(lang).go("budget", **LABS)
    item = "市级重点实验室" if lang == "zh" else "Municipal key laboratory"
    field(visit, item, lang).fill("许多")
    field(visit, item, lang).press("Tab")
    expect(field(visit, item, lang)).to_have_attribute("aria-invalid", "true")
    expect(visit.page.get_by_text(text("numbers_invalid", lang))).to_be_visible()
    visit.settle()
    assert "new" not in visit.address


def test_typing_goes_on_while_the_page_reckons(tab: OpenTab) -> None:
    visit = tab("zh").go("budget", **LABS)
    field(visit, "国家级重点实验室").fill("1")
    field(visit, "国家级重点实验室").press("Enter")
    field(visit, "省级重点实验室").press_sequentially("12", delay=120)
    field(visit, "省级重点实验室").press("Enter")
    visit.page.wait_for_url("**provincial%3A12*")
    visit.settle()
    assert field(visit, "国家级重点实验室").input_value() == "1"
    assert field(visit, "省级重点实验室").input_value() == "12"


def test_the_assumption_about_existing_platforms_is_off_until_it_is_chosen(tab: OpenTab) -> None:
    visit = tab("zh").go("budget", **LABS)
    assert text("use_assumed", "zh") not in visit.page.locator("body").inner_text()
    visit.page.get_by_text(text("control_stock_new", "zh")).click()
    visit.page.wait_for_url("**stocknew=1*")
    marked = visit.page.locator(".pc-table .year", has_text=text("use_assumed", "zh"))
    expect(marked.first).to_be_visible()
