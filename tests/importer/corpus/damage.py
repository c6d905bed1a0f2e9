"""What happens to tables and texts between an office and its web page."""

from tables import Cell

APPLICATION_ROWS_BEGIN = 3


def relabelled(official, printed):
    def change(made):
        hits = 0
        for table in made:
            for row in table.rows:
                for cell in row:
                    if cell.text == official:
                        cell.text = printed
                        hits += 1
        assert hits > 0, official
    return change


def without_row(table_name, label):
    def change(made):
        table = _named(made, table_name)
        y = table.find(label)
        for above in table.rows[:y]:
            for cell in above:
                if cell.rows > 1 and above is not table.rows[y]:
                    reach = table.rows.index(above) + cell.rows
                    if reach > y:
                        cell.rows -= 1
        # What was merged downwards from this row moves to the next one.
        moved = [cell for cell in table.rows[y] if cell.rows > 1]
        for cell in reversed(moved):
            cell.rows -= 1
            table.rows[y + 1].insert(0, cell)
        del table.rows[y]
    return change


def with_row(table_name, above_label, texts):
    """A row right below that of `above_label`."""
    def change(made):
        table = _named(made, table_name)
        y = table.find(above_label)
        for start, above in enumerate(table.rows[:y + 1]):
            for cell in above:
                if cell.rows > 1 and start + cell.rows > y + 1:
                    cell.rows += 1
        table.rows.insert(y + 1, [Cell(text) for text in texts])
    return change


def without_headers(made):
    """Only rows with figures are left of tables 2 and 3."""
    for table in made:
        if table.name == "applications":
            del table.rows[:APPLICATION_ROWS_BEGIN]
        if table.name == "proactive":
            table.rows = [row for row in table.rows
                          if row[0].text != "信息内容" and
                          not row[0].text.startswith("第二十条")]


def bare_disputes(made):
    """Table 4 as its 15 figures alone."""
    table = _named(made, "disputes")
    del table.rows[:3]


def disputes_by_group(made):
    """Table 4 as a row a group."""
    table = _named(made, "disputes")
    figures = [cell.text for cell in table.rows[-1]]
    table.rows = [[Cell(text) for text in
                   ("", "结果维持", "结果纠正", "其他结果", "尚未审结",
                    "总计")]]
    for i, group in enumerate(("行政复议", "未经复议直接起诉",
                               "复议后起诉")):
        table.rows.append([Cell(text) for text in
                           (group, *figures[5 * i:5 * i + 5])])


def replaced(old, new):
    return lambda text: text.replace(old, new)


def replaced_once(old, new):
    return lambda text: text.replace(old, new, 1)


def _named(made, name):
    return next(table for table in made if table.name == name)


# From simplified to traditional, character by character and without regard to
# meaning, as converters of web sites do it: 制度 becomes 製度, 干部 乾部.
_SIMPLIFIED = (
    "万与专业东个为举乡于产从众优会传体余侨党关内册农决况准减别制办务动区"
    "华单厅县参发变只台号后员咨围国场块坚墙壮处备复够实审对导将层属布广应"
    "废开强当录彻径态总户执扩护报据数无时显机权条来构标栏样没济游满滨点热"
    "环现电监确秘积称稳简类粮系纠约级纳线组织经结绕络统继续维综编缴网罚群"
    "职联舆苏范获补见规视计认训议许讼设访识诉话询请读调谈负财责质贫购贯贴"
    "费资转载较过还这进连采针错镇长门问间闻阅隐面项预领频题额驳驻")
_TRADITIONAL = (
    "萬與專業東個爲舉鄉於產從衆優會傳體餘僑黨關內冊農決況準減別製辦務動區"
    "華單廳縣參發變隻臺號後員諮圍國場塊堅牆壯處備復夠實審對導將層屬佈廣應"
    "廢開強當錄徹徑態總戶執擴護報據數無時顯機權條來構標欄樣沒濟遊滿濱點熱"
    "環現電監確祕積稱穩簡類糧係糾約級納線組織經結繞絡統繼續維綜編繳網罰羣"
    "職聯輿蘇範獲補見規視計認訓議許訟設訪識訴話詢請讀調談負財責質貧購貫貼"
    "費資轉載較過還這進連採針錯鎮長門問間聞閱隱麵項預領頻題額駁駐")
_TO_TRADITIONAL = str.maketrans(_SIMPLIFIED, _TRADITIONAL)


def traditional(text):
    return text.translate(_TO_TRADITIONAL)
