"""真实列名答案. What the columns of real header rows and templates are, judged by hand.

By the id of a header row, or file and sheet: the ledger that it is, "" for none of
ours; and what each column says, by its letter. Columns that are not listed say
nothing that a ledger has; "?" is not judged.
"""

from collections.abc import Mapping

ANSWERS: Mapping[str, tuple[str, str]] = {
    "h000": ("", ""),
    "h002": ("", "B=name D=number E=phones I=care O=address"),
    "h005": ("", "B=name C=body"),
    "h007": (
        "",
        "A=body B=name C=sex D=born E=ethnicity F=education G=number H=phones "
        "I=joined L=workplace M=address",
    ),
    "h009": (
        "",
        "C=name D=sex E=born F=ethnicity G=education H=number I=phones J=joined "
        "M=workplace N=address T=body",
    ),
    "h013": ("", "B=name C=number"),
    "h015": ("", "C=name D=head E=phones F=staff O=address"),
    "h017": ("", ""),
    "h020": ("", ""),
    "h022": ("", "F=name G=sex I=number J=phones K=born"),
    "h025": ("", ""),
    "h027": ("", "H=note K=address"),
    "h030": (
        "party_members",
        "B=name C=post D=sex E=ethnicity F=born I=education K=joined M=address N=body",
    ),
    "h035": ("", "A=name D=county E=? F=street"),
    "h037": ("", "A=name F=address"),
    "h040": ("", ""),
    "h043": ("", ""),
    "h046": ("", ""),
    "h048": (
        "",
        "B=name C=sex D=ethnicity E=political F=number G=born K=education L=phones",
    ),
    "h054": (
        "",
        "A=name C=sex F=number I=ethnicity K=origin M=address N=marital "
        "O=political P=education T=phones U=care W=? AB=reason AI=born",
    ),
    "h058": ("", "A=name B=credit_code D=address F=head J=phones P=staff"),
    "h062": ("", ""),
    "h065": ("", ""),
    "h068": ("", "E=name F=sex G=phones H=number J=address"),
    "h071": ("", ""),
    "h077": ("", "C=name D=phones E=sex G=number H=care I=address"),
    "h087": ("", "A=? C=group D=address E=built F=households X=note"),
    "h092": ("", ""),
    "h094": ("", "A=name B=sex C=number D=phones F=? G=note"),
    "h096": ("", "C=name D=phones E=number"),
    "h099": ("", "F=? G=?"),
    "h105": ("", ""),
    "h108": ("", ""),
    "h112": ("", "A=name B=phones H=note"),
    "h116": (
        "",
        "B=name C=sex D=born E=phones G=number J=education K=ethnicity L=political",
    ),
    "m00": (
        "residents",
        "A=name B=sex D=number E=address H=ethnicity I=born J=relation "
        "K=education L=political M=marital O=workplace P=phones",
    ),
    "m02": (
        "",
        "E=group F=household H=name I=number K=relation L=ethnicity M=education "
        "AA=phones",
    ),
    "m06": (
        "party_members",
        "A=name B=sex C=number D=ethnicity E=education F=joined G=phones "
        "H=address I=note",
    ),
    "m08": (
        "",
        "B=name C=sex D=number I=address L=phones M=reason N=origin P=ethnicity "
        "Q=education R=marital S=born",
    ),
    "m10": ("", "D=? E=address"),
    "m12": ("", ""),
    "m14": ("", "A=name C=body G=arrived H=reason I=joined"),
    "m16": (
        "party_members",
        "B=name C=sex D=joined E=confirmed F=phones H=body I=category J=born "
        "K=education",
    ),
    "m18": ("", "A=name E=use"),
    "m20": ("", "B=name C=use"),
    "m22": (
        "residents",
        "A=name B=number C=sex D=born E=ethnicity F=education I=relation "
        "J=address K=note",
    ),
    "m24": (
        "party_members",
        "A=name B=number C=sex E=born F=education H=workplace J=phones M=joined "
        "O=confirmed W=note",
    ),
    "m26": ("", ""),
    "x01": ("", "A=name B=number C=phones"),
    "cortana_人员导入模板.xlsx›Person": (
        "",
        "A=name C=number D=sex E=born F=phones H=address I=group L=care "
        "N=origin O=household W=ethnicity X=political Y=marital Z=education "
        "AC=note",
    ),
    "cortana_人员导入模板.xlsx›注意事项": ("", ""),
    "cortana_人员导出.xlsx›Sheet1": ("", "A=name B=sex C=number D=address F=group"),
    "cps_实有人口批量采集表.xls›Sheet1": (
        "floating",
        "A=name B=number C=phones D=arrived E=reason F=address G=relation I=note",
    ),
    "hc_hc20200610.xlsx›楼栋单元": ("buildings", "A=name C=floors"),
    "hc_hc20200610.xlsx›业主信息": ("", "B=name C=sex E=phones F=number"),
    "hc_hc20200610.xlsx›房屋信息": ("", ""),
    "hc_hc20200610.xlsx›车位信息": ("", ""),
    "hc_importFeeDetail.xlsx›房屋缴费历史": ("", "D=day E=last_day"),
    "hc_importRoom.xlsx›资产信息": ("", "A=name"),
    "scmt_小区档案.xls›Sheet1": ("", "B=street C=name K=county"),
    "scmt_楼栋档案.xls›Sheet1": (
        "buildings",
        "A=name C=group G=built I=structure K=address P=floors",
    ),
    "scmt_物业档案.xls›Sheet1": ("", ""),
    "scmt_社区干部.xls›Sheet1": (
        "",
        "A=name B=sex D=political E=ethnicity F=phones H=number",
    ),
    "scmt_网格员.xls›Sheet1": (
        "",
        "A=name B=sex D=political E=ethnicity F=phones G=number K=group",
    ),
    "smartcommunity_用户导入模板.xlsx›Sheet1": ("", "A=name F=address G=phones"),
    "sysu_党员数据表.xlsx›Sheet1": ("", ""),
    "sysu_入党积极分子.xlsx›Sheet1": ("", "B=body D=name E=sex F=born"),
    "sysu_学时统计.xlsx›Sheet1": ("", "A=body C=name"),
    "sysu_活动.xlsx›Sheet1": ("", "A=name B=day"),
    "sysu_请假、缺席统计.xlsx›Sheet1": ("", "C=name G=note"),
    "wisdomtown_partyMemberTemplate.xls›Sheet0": (
        "party_members",
        "A=body B=name C=sex D=born E=ethnicity F=education G=number H=phones "
        "I=joined L=workplace M=address",
    ),
    "zhdj_党员信息表.xls›Sheet1": (
        "party_members",
        "B=name C=sex D=phones E=number F=ethnicity G=education J=born K=joined "
        "L=body Q=address R=note",
    ),
    "zzsh_pt-member_支委委员.xls›支委委员": (
        "party_members",
        "B=name C=post D=sex E=ethnicity F=born H=education J=joined M=address",
    ),
}
