"""The words before a figure that say how exactly it is meant, and the part each plays.

Kept are parts, not phrases: 原则上最高不得超过 is 最高 (cap), 不得 (not) and 超过 (more).
"""

import re
from typing import Literal

Role = Literal[
    "more", "less", "reach", "not", "doubt", "cap", "floor", "about", "open", "filler", "thing"
]
"""What a word before a figure does.

``more`` and ``less`` compare and turn round behind ``not``; ``reach`` (达到) says nothing alone
and ``less`` behind ``not``; ``cap``, ``floor`` and ``about`` are bounds themselves; ``doubt``
(未必) leaves a comparison open; ``open`` (不设上限) denies a bound. A ``filler`` may stand
between; so may a ``thing``, but not behind a comparison: what is 低于标准50万元 is 50万元 lower.
"""

_WORDS: dict[Role, str] = {
    # 超过 and 逾 exclude the figure itself, and so do 不足 and 低于; the dataset does not tell
    # ``more than`` from ``at least``.
    "more": "超过 超出 超 高于 大于 多于 突破 破 逾 不止 不只 ≥ >= >",
    "less": "低于 少于 小于 不足 不到 不及 不够 不满 未满 ≤ <= <",
    "reach": "达到 达 到 满 高出",
    "cap": """最高 最高达 最多 最多达 最大 至多 顶多 上限 封顶 封顶线 限额 最高限额 最高限 最高限价
        高限 限 仅限 限制在 限定在""",
    "floor": """最低 最少 最小 至少 起码 下限 底线 保底 最低限额 最低限 最低限度 不下于 不下 不亚于
        少说""",
    "about": "约 大约 大概 大致 大体 约莫 约占 将近 接近 逼近 临近 近 近乎 几近 几乎 差不多 ≈ ~",
    "doubt": "未必 不一定 不见得 是否 能否 可否 会否",
    "open": "不设上限 不设下限 无上限 没有上限 不封顶 不限",
    "filler": """
        (含) (含本数) (不含) : 为 是 等于 或 或者 于 有 在 控制在 保持在 人民币 不仅 不但 多达 高达
        给予 予以 给 给付 可 可以 可获 可得 能 将 获得 获 得到 享受 享 申请 奖励 奖补 奖 补助 补贴
        补 资助 支持 扶持 配套 安排 提供 发放 拨付 拨款 投入 兑现 叠加 再 予 贷款 贴息 授信 以 了
        要 需 计 合
        资金 经费 奖金 补助金 额 金额 额度 总额 数额 值 总量 数量 总数 一次性 分别 均 各 累计 合计
        总计 共 共计 每年 每家 每个 每项 每户 每次 每人 年 年度 当年 全年 单个 单项 单户
        提高至 提高到 增加至 增加到 增至 上浮至 降至 扩大到 至
        推荐 申报 报 新增 新建 建设 建成 培育 认定 引进""",
    "thing": "标准 规模 比例 幅度 企业 单位 项目 机构 平台 团队",
}
_NEGATIONS = "不 未 没 没有 勿 尚未 从未 并未"
_MODALS = """得 应 能 可 宜 会 许 准 要 再 曾 应当 可以 能够 允许 应该 得再 应再 能再 宜再 可再"""
_NOT = (
    *(no + modal for no in _NEGATIONS.split() for modal in ("", *_MODALS.split())),
    "严禁",
    "禁止",
)

ROLES: dict[str, Role] = {
    **dict.fromkeys(_NOT, "not"),
    **{word: role for role, words in _WORDS.items() for word in words.split()},
}
LONGEST = max(map(len, ROLES))

BARRED = {
    word: tuple(before.split())
    for word, before in {
        "约": "合 签 预 节 契 制 条 公 特 集 简 违 履 邀 租 续 毁 相",
        "近": "附 最 靠 邻 就 贴 亲 新 远",
        "超": "赶 反 高",
        "破": "打 爆 侦",
        "突破": "重点 集中 攻克 攻关 率先 全力",
        "限": "年 期 权 有 时 无 界 极 局 受",
        "满": "圆 充 美 丰 期 届",
        "到": "感 看 找 遇 直 受 收",
        "不到": "找 看 听 想",
        "最高": "历史 史上 历年",
    }.items()
}
"""What makes a word another one where it stands before it: 签约20家, 附近3家."""

OVER_ROUND = re.compile("(?<![以之线网场会海路马通经超度晚早])[上过]$")
"""Makes a size at least that much (上百家, 过50亿元); elsewhere it is no bound: 办过3次."""

TECHNIQUES = re.compile(
    "(?:左右|以上)?的?“?(?:关键|核心|共性|前沿|瓶颈|卡脖子|重大技术|难题|制约"
    "|技术(?!创新|中心|企业|转移))"
)
"""What 突破 breaks through rather than exceeds: 突破10项关键技术."""

_VERBS = (
    "给予|予以|奖励|奖补|补助|补贴|资助|支持|扶持|按照?|可按|建设|建成|建立|新建|新增|创建|培育|"
    "培养|引进|认定|推荐|申报|拥有|具有|具备|有|配备|设立|组建|获批|获得|完成|达到|达|为|"
    "不(?:超过?|低于|高于|少于)"
)
FAR_ADVERB = re.compile(
    rf"(最高|最多|至多|上限|最低|最少|至少|起码|下限)(?:可|可以|再|累计)?(?:{_VERBS})[^,，、。;；:|]{{0,20}}$"
)
"""A bound that reaches its figure over other words: 至少建设省级重点实验室5家."""

FAR_SHARE = re.compile(
    r"(?:(?P<about>约占)"
    r"|[不未](?:得|应|能|可|宜|会)?再?(?:(?P<more>超过|超出|高于|大于|多于|超)|低于|少于|小于))"
    r"[^,，、。;；:|按给]{0,24}[的额资入用费本款支值金薪息价量]$"
)
"""A comparison that reaches its share over what it is a share of: 不超过实际投入的30%.

Only where it is denied: 30% of what exceeds something (超过部分的30%) is not more than 30%.
"""
