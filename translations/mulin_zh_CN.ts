<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Cli</name>
    <message>
        <source> How it is used is shown by: %1</source>
        <translation>用法请看：%1</translation>
    </message>
    <message>
        <source> There are: %1</source>
        <translation>可用的有：%1</translation>
    </message>
    <message>
        <source>%1 has a new password.</source>
        <translation>已为 %1 设置新密码。</translation>
    </message>
    <message>
        <source>%1 is one of: %2.</source>
        <translation>%1 只能是：%2。</translation>
    </message>
    <message>
        <source>%1 opens in programs for SQLCipher 4 with the key %2</source>
        <translation>%1 可用支持 SQLCipher 4 的程序打开，密钥为 %2</translation>
    </message>
    <message>
        <source>%1 stays: it belongs to something that stays.</source>
        <translation>%1 保留：属于其他保留下来的内容。</translation>
    </message>
    <message>
        <source>%1 stays: it is still needed.</source>
        <translation>%1 保留：还有地方用到。</translation>
    </message>
    <message>
        <source>%1 stays: it was written to later.</source>
        <translation>%1 保留：之后又改过。</translation>
    </message>
    <message>
        <source>%1 stays: needed by %2.</source>
        <translation>%1 保留：%2 要用到。</translation>
    </message>
    <message>
        <source>%1 takes one value.</source>
        <translation>%1 要带一个值。</translation>
    </message>
    <message>
        <source>%1: %L2 residents in %L3 households, %L4 visits in two years.</source>
        <translation>%1：%L3 户 %L2 人，两年走访 %L4 次。</translation>
    </message>
    <message>
        <source>%1: the office file of %2 is ready. First user: %3.</source>
        <translation>%1：%2的办公文件建好了。第一位用户：%3。</translation>
    </message>
    <message>
        <source>%2 of %1</source>
        <translation>%1 的%2</translation>
    </message>
    <message>
        <source>%L1 rows written to %2.</source>
        <translation>已写出 %L1 行：%2</translation>
    </message>
    <message>
        <source>%L1 rows: %L2 added, %L3 updated, %L4 already there, %L5 returned.</source>
        <translation>共 %L1 行：新增 %L2，更新 %L3，已有 %L4，退回 %L5。</translation>
    </message>
    <message>
        <source>%L1 the same, %L2 differ, %L3 in the list alone, %L4 here alone.</source>
        <translation>一致 %L1 人，不一致 %L2 人，仅名单有 %L3 人，仅本册有 %L4 人。</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>(required)</source>
        <translation>（必填）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>--id needs --type.</source>
        <translation>--id 要和 --type 一起用。</translation>
    </message>
    <message>
        <source>--pdf and --xlsx name the same file.</source>
        <translation>--pdf 和 --xlsx 写的是同一个文件。</translation>
    </message>
    <message>
        <source>--reveal needs a purpose: what the numbers are for.</source>
        <translation>--reveal 要写明用途：完整号码用来做什么。</translation>
    </message>
    <message>
        <source>--save-attachment and --output belong together.</source>
        <translation>--save-attachment 和 --output 要一起使用。</translation>
    </message>
    <message>
        <source>.xlsx, .xls, .ods or .csv</source>
        <translation>.xlsx、.xls、.ods 或 .csv 文件</translation>
    </message>
    <message>
        <source>32 hex digits, or its number</source>
        <translation>32 位编号，或记录的号码</translation>
    </message>
    <message>
        <source>: </source>
        <translation>：</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>An argument is not valid UTF-8 text.</source>
        <translation>有一个参数不是有效的 UTF-8 文字。</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Columns that were not taken: %1</source>
        <translation>没有取用的列：%1</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Deleted. It lies in the recycle bin.</source>
        <translation>已删除，可在回收站恢复。</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>已完成。</translation>
    </message>
    <message>
        <source>Everything in %1 has a new key. The recovery sheets there were are void; backups keep the old key and the old sheet.</source>
        <translation>%1 已整个换了密钥。旧恢复单作废；以前的备份仍用旧密钥和旧恢复单。</translation>
    </message>
    <message>
        <source>If nobody can open the sealed ledger any more, this code alone does; write it down and lock it away: %1</source>
        <translation>如果没有人再能打开这本受限台账，只有这个恢复码能打开；请抄写下来妥善锁存：%1</translation>
    </message>
    <message>
        <source>In the recycle bin.</source>
        <translation>在回收站里。</translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Name one sealed ledger: --vault correction.</source>
        <translation>请指定一本受限台账：--vault correction。</translation>
    </message>
    <message>
        <source>Named by:</source>
        <translation>提到它的记录：</translation>
    </message>
    <message>
        <source>Needed are the recovery code (MULIN_RECOVERY or --recovery-file) and the new password (MULIN_NEW_PASSWORD or --new-password-file).</source>
        <translation>还缺恢复码（MULIN_RECOVERY 或 --recovery-file）或新密码（MULIN_NEW_PASSWORD 或 --new-password-file）。</translation>
    </message>
    <message>
        <source>Nothing could be undone.</source>
        <translation>没有可以撤销的内容。</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Of sealed ledgers the chain was checked, not what they say: open them by --vault.</source>
        <translation>受限台账只校验了记录链，没有校验内容：请用 --vault 打开。</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Printed. Pages: %1.</source>
        <translation>已打印，共 %1 页。</translation>
    </message>
    <message>
        <source>ROW=ID: whom a row is about that several are called like</source>
        <translation>行号=编号：同名有几位时，指明这一行是谁</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>退回原因</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Say what is to be done.</source>
        <translation>请写明要做什么。</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Text documents (--odt, --docx) cannot be made yet; --pdf writes the pages as they are printed.</source>
        <translation>还不能生成文字文档（--odt、--docx）；请用 --pdf 写出与打印一样的页面。</translation>
    </message>
    <message>
        <source>The answer could not be written: what it goes to is full or closed.</source>
        <translation>结果写不出去：输出的地方已满或已关闭。</translation>
    </message>
    <message>
        <source>The backup is not in the log of the file.</source>
        <translation>备份没有记入文件的日志。</translation>
    </message>
    <message>
        <source>The backup is written and checked: %1</source>
        <translation>备份已写好并检查过：%1</translation>
    </message>
    <message>
        <source>The file cannot be written now: this is not in its log.</source>
        <translation>文件现在不能写入：这次操作没有记入日志。</translation>
    </message>
    <message>
        <source>The file is damaged. Go back to a backup: mulin restore BACKUP FILE.</source>
        <translation>文件已损坏。请用备份恢复：mulin restore 备份 文件。</translation>
    </message>
    <message>
        <source>The file is encrypted. If all passwords are lost, this code alone opens it; write it down and lock it away: %1</source>
        <translation>文件已加密。万一密码全部遗失，只有凭这串恢复码才能打开；请抄下并锁好：%1</translation>
    </message>
    <message>
        <source>The file is plain: any program for SQLite reads it as it is. Nothing was written.</source>
        <translation>该文件未加密，任何 SQLite 程序都能直接读取。没有写出任何文件。</translation>
    </message>
    <message>
        <source>The file is plain: it has no key.</source>
        <translation>这个文件没有加密，没有密钥可换。</translation>
    </message>
    <message>
        <source>The file is plain: it has no passwords.</source>
        <translation>该文件未加密，没有密码。</translation>
    </message>
    <message>
        <source>The file is plain: the password was not needed.</source>
        <translation>该文件未加密，不需要密码。</translation>
    </message>
    <message>
        <source>The file is plain: whoever can copy it can read it.</source>
        <translation>文件未加密：谁拿到文件，谁就能看到内容。</translation>
    </message>
    <message>
        <source>The file is sound: %L1 acts, %L2 entries.</source>
        <translation>文件完好：%L1 次操作，%L2 条记录。</translation>
    </message>
    <message>
        <source>The log folds to %1.</source>
        <translation>日志校验码 %1</translation>
    </message>
    <message>
        <source>The new password is missing: MULIN_NEW_PASSWORD or --new-password-file.</source>
        <translation>没有给出新密码：请用 MULIN_NEW_PASSWORD 或 --new-password-file。</translation>
    </message>
    <message>
        <source>The new user's password is missing: MULIN_NEW_PASSWORD or --new-password-file.</source>
        <translation>没有给出新用户的密码：请用 MULIN_NEW_PASSWORD 或 --new-password-file。</translation>
    </message>
    <message>
        <source>The office file is back: %1</source>
        <translation>办公文件已恢复：%1</translation>
    </message>
    <message>
        <source>The password for sealed ledgers is set.</source>
        <translation>受限台账口令已设置。</translation>
    </message>
    <message>
        <source>The purpose of --reveal has at most %1 characters.</source>
        <translation>--reveal 的用途最多 %1 个字。</translation>
    </message>
    <message>
        <source>The template %1 is made of: %2.</source>
        <translation>模板 %1 适用的类型：%2。</translation>
    </message>
    <message>
        <source>The value for %1 does not fit.</source>
        <translation>%1 的值不对。</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>没有“%1”这个命令。</translation>
    </message>
    <message>
        <source>There is no template “%1”. There are: %2.</source>
        <translation>没有模板“%1”。可用的有：%2。</translation>
    </message>
    <message>
        <source>These need a new password (mulin users FILE password LOGIN): %1</source>
        <translation>这些人需要新密码（mulin users FILE password LOGIN）：%1</translation>
    </message>
    <message>
        <source>This call cannot be understood.</source>
        <translation>看不懂这条命令。</translation>
    </message>
    <message>
        <source>This machine has no printer that is used by itself; --pdf writes the pages into a file.</source>
        <translation>本机没有默认打印机；请用 --pdf 写入文件。</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>已撤销。</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用法</translation>
    </message>
    <message>
        <source>User %1 is added.</source>
        <translation>已添加用户 %1。</translation>
    </message>
    <message>
        <source>User %1 is removed.</source>
        <translation>已移除用户 %1。</translation>
    </message>
    <message>
        <source>With --json only JSON goes to stdout: name a file for the table by -o.</source>
        <translation>用 --json 时标准输出只给 JSON：请用 -o 写明表格存到哪个文件。</translation>
    </message>
    <message>
        <source>YYYY-MM</source>
        <translation>年-月，如 2026-11</translation>
    </message>
    <message>
        <source>a computed field is wrong</source>
        <translation>自动计算的项目不对</translation>
    </message>
    <message>
        <source>a conflict is not what the journal says</source>
        <translation>冲突与操作记录不一致</translation>
    </message>
    <message>
        <source>a link is not what the journal says</source>
        <translation>关联与操作记录不一致</translation>
    </message>
    <message>
        <source>a list of others against ours; changes nothing</source>
        <translation>拿外来名单比对，不改任何内容</translation>
    </message>
    <message>
        <source>a record is not what the journal says</source>
        <translation>记录与操作记录不一致</translation>
    </message>
    <message>
        <source>a synthetic office with two years of history</source>
        <translation>生成一个演示单位，带两年走访记录</translation>
    </message>
    <message>
        <source>about records of this type</source>
        <translation>涉及这类记录</translation>
    </message>
    <message>
        <source>about this record of the type</source>
        <translation>涉及这一条记录</translation>
    </message>
    <message>
        <source>acts of this user</source>
        <translation>这个用户的操作</translation>
    </message>
    <message>
        <source>add, password, remove, recover or rekey; of sealed ledgers: vaults, vault-password, vault-make, vault-grant, vault-revoke, vault-recover, vault-rekey; nothing lists the users</source>
        <translation>add、password、remove、recover 或 rekey；受限台账用 vaults、vault-password、vault-make、vault-grant、vault-revoke、vault-recover、vault-rekey；不写则列出用户</translation>
    </message>
    <message>
        <source>an entry of the journal cannot be right</source>
        <translation>操作记录里有一条不对</translation>
    </message>
    <message>
        <source>an office file from a backup</source>
        <translation>用备份恢复办公文件</translation>
    </message>
    <message>
        <source>another format: by LibreOffice first, if it is installed</source>
        <translation>其他格式：先用 LibreOffice 转换（须已安装）</translation>
    </message>
    <message>
        <source>another number, another office</source>
        <translation>换一个数，就是另一个单位</translation>
    </message>
    <message>
        <source>as returned by a write or by history</source>
        <translation>写入时或 history 给出的编号</translation>
    </message>
    <message>
        <source>at most so many</source>
        <translation>最多这么多条</translation>
    </message>
    <message>
        <source>change a record</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>changes of one record</source>
        <translation>一条记录的修改经过</translation>
    </message>
    <message>
        <source>check every byte: pages, chain of hashes, tables against the journal</source>
        <translation>逐字节检查：数据页、操作链、各表与操作记录是否一致</translation>
    </message>
    <message>
        <source>code of a community, street or district</source>
        <translation>社区、街道或区县的代码</translation>
    </message>
    <message>
        <source>code of a unit of this office; else the whole office</source>
        <translation>本单位下某个单位的代码；不写就是全单位</translation>
    </message>
    <message>
        <source>code of the unit, 2 to 12 digits</source>
        <translation>单位代码，2 到 12 位数字</translation>
    </message>
    <message>
        <source>condition, e.g. "sex = female and birth_date &lt; 1946-11-22"</source>
        <translation>条件，如 "sex = female and birth_date &lt; 1946-11-22"</translation>
    </message>
    <message>
        <source>contact_cards: how many</source>
        <translation>contact_cards：张数</translation>
    </message>
    <message>
        <source>damaged pages</source>
        <translation>损坏的数据页</translation>
    </message>
    <message>
        <source>delete a record (to the recycle bin)</source>
        <translation>删除记录（进回收站）</translation>
    </message>
    <message>
        <source>entered late</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>field; -field = descending</source>
        <translation>排序的项目；-项目 为倒序</translation>
    </message>
    <message>
        <source>field=value …; an empty value erases</source>
        <translation>项目=值……；空值表示清除</translation>
    </message>
    <message>
        <source>field=value …; links: people=visited:ID,present:ID</source>
        <translation>项目=值……；关联写作 people=visited:ID,present:ID</translation>
    </message>
    <message>
        <source>fields, separated by commas</source>
        <translation>项目，用逗号分开</translation>
    </message>
    <message>
        <source>figures of a month with the records behind them</source>
        <translation>某月各项数字及其依据的记录</translation>
    </message>
    <message>
        <source>file whose first line is the code of a recovery sheet; or MULIN_RECOVERY</source>
        <translation>首行为恢复码的文件；也可用 MULIN_RECOVERY</translation>
    </message>
    <message>
        <source>file whose first line is the new password; or MULIN_NEW_PASSWORD</source>
        <translation>首行为新密码的文件；也可用 MULIN_NEW_PASSWORD</translation>
    </message>
    <message>
        <source>file whose first line is the password</source>
        <translation>第一行写着密码的文件</translation>
    </message>
    <message>
        <source>file whose first line is the second person's password</source>
        <translation>首行为第二人口令的文件</translation>
    </message>
    <message>
        <source>first day, YYYY-MM-DD</source>
        <translation>起始日期，YYYY-MM-DD</translation>
    </message>
    <message>
        <source>handover: who takes over; visit_route: who goes</source>
        <translation>handover：接收人；visit_route：走访人</translation>
    </message>
    <message>
        <source>hash of the canonical state</source>
        <translation>全部内容的校验值</translation>
    </message>
    <message>
        <source>in a sealed ledger, with vault-grant: read, write or manage</source>
        <translation>配合 vault-grant：在受限台账中的权限 read、write 或 manage</translation>
    </message>
    <message>
        <source>json, csv or xlsx</source>
        <translation>json、csv 或 xlsx</translation>
    </message>
    <message>
        <source>last day, YYYY-MM-DD</source>
        <translation>截止日期，YYYY-MM-DD</translation>
    </message>
    <message>
        <source>last day, such as 2026-11-22; default: today</source>
        <translation>最后一天，如 2026-11-22；不写就是今天</translation>
    </message>
    <message>
        <source>ledger.TYPE: another month, YYYY-MM; says what differs at their ends</source>
        <translation>用于 ledger.TYPE：另一个月份 YYYY-MM，列出两月月末的不同</translation>
    </message>
    <message>
        <source>login of a second person, to take a sealed ledger out; by MULIN_SECOND_PASSWORD</source>
        <translation>导出受限台账时在场的第二人的登录名；口令用 MULIN_SECOND_PASSWORD</translation>
    </message>
    <message>
        <source>login of the user it is about</source>
        <translation>要处理的用户的登录名</translation>
    </message>
    <message>
        <source>login of the user who acts</source>
        <translation>办理人的登录名</translation>
    </message>
    <message>
        <source>machine-readable output on stdout</source>
        <translation>在标准输出给出便于程序读取的结果</translation>
    </message>
    <message>
        <source>monthly, or ledger.TYPE: what the month brought to a ledger</source>
        <translation>monthly（月报），或 ledger.类型（台账本月变动）</translation>
    </message>
    <message>
        <source>name of a new user</source>
        <translation>新用户的姓名</translation>
    </message>
    <message>
        <source>new office file for a unit of the national register</source>
        <translation>按全国区划名录新建办公文件</translation>
    </message>
    <message>
        <source>new record</source>
        <translation>新增记录</translation>
    </message>
    <message>
        <source>no part in it</source>
        <translation>未获授权</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>暂不支持</translation>
    </message>
    <message>
        <source>notice_board, contact_cards: text of the QR code</source>
        <translation>notice_board、contact_cards：二维码的内容</translation>
    </message>
    <message>
        <source>of this contact worker; - for those who have none</source>
        <translation>只看这位包联人的；- 表示没有包联人的</translation>
    </message>
    <message>
        <source>of this grid or unit alone: its code; else everywhere</source>
        <translation>只要这个网格或单位的：填编码；不填为全部</translation>
    </message>
    <message>
        <source>of this ledger alone; else of all open ones</source>
        <translation>只看这本台账；不写则看全部公开台账</translation>
    </message>
    <message>
        <source>office file (.mulin)</source>
        <translation>办公文件（.mulin）</translation>
    </message>
    <message>
        <source>one document, on paper or as PDF</source>
        <translation>打印一份文书，或存为 PDF</translation>
    </message>
    <message>
        <source>one record with its links</source>
        <translation>一条记录及其关联</translation>
    </message>
    <message>
        <source>only those who may be owed help and are in no ledger for it</source>
        <translation>只看应保尽保：可能符合救助条件而未入册的</translation>
    </message>
    <message>
        <source>people by name, pinyin, initials, ID, phone, address</source>
        <translation>按姓名、拼音、首字母、证件号、电话、住址找人</translation>
    </message>
    <message>
        <source>people living there at the end</source>
        <translation>最后的居民人数</translation>
    </message>
    <message>
        <source>person_file, handover …</source>
        <translation>person_file、handover 等</translation>
    </message>
    <message>
        <source>person_file: first day of the timeline</source>
        <translation>person_file：时间线从哪天起</translation>
    </message>
    <message>
        <source>person_file: last day of the timeline</source>
        <translation>person_file：时间线到哪天止</translation>
    </message>
    <message>
        <source>print into this file</source>
        <translation>打印到这个文件</translation>
    </message>
    <message>
        <source>print the version</source>
        <translation>显示版本</translation>
    </message>
    <message>
        <source>print this help</source>
        <translation>显示这份说明</translation>
    </message>
    <message>
        <source>read and check, write nothing</source>
        <translation>只读取和检查，不写入</translation>
    </message>
    <message>
        <source>records of a type</source>
        <translation>列出某类记录</translation>
    </message>
    <message>
        <source>roles of a new user, such as grid_worker,mediator</source>
        <translation>新用户的角色，例如 grid_worker,mediator</translation>
    </message>
    <message>
        <source>saved column map (.toml)</source>
        <translation>保存过的列对应（.toml）</translation>
    </message>
    <message>
        <source>sealed ledgers to open, such as correction,resettlement (logged)</source>
        <translation>要打开的受限台账，如 correction,resettlement（留有记录）</translation>
    </message>
    <message>
        <source>seen, changed, exported, printed or keys</source>
        <translation>seen、changed、exported、printed 或 keys</translation>
    </message>
    <message>
        <source>show numbers in full, for this purpose (logged)</source>
        <translation>因这个用途显示完整号码（会记录在案）</translation>
    </message>
    <message>
        <source>something does not fit</source>
        <translation>有内容对不上</translation>
    </message>
    <message>
        <source>spreadsheet in</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>the backup</source>
        <translation>备份文件</translation>
    </message>
    <message>
        <source>the backup to write; must not exist</source>
        <translation>要写的备份文件，不能已存在</translation>
    </message>
    <message>
        <source>the chain of acts is broken</source>
        <translation>操作链断开</translation>
    </message>
    <message>
        <source>the file to write; must not exist; the key is printed and the act logged</source>
        <translation>要写出的文件，不能已存在；会显示密钥并记入操作记录</translation>
    </message>
    <message>
        <source>the inner database, for programs that know SQLCipher 4</source>
        <translation>导出内层数据库，供支持 SQLCipher 4 的程序使用</translation>
    </message>
    <message>
        <source>the office file to write; must not exist</source>
        <translation>要写的办公文件，不能已存在</translation>
    </message>
    <message>
        <source>the search index is wrong</source>
        <translation>查找索引不对</translation>
    </message>
    <message>
        <source>then: only what had been entered by the end of the month</source>
        <translation>then：只算到当月月末已登记的</translation>
    </message>
    <message>
        <source>tier template: five, four, branch</source>
        <translation>架构模板：five、four、branch</translation>
    </message>
    <message>
        <source>type of record</source>
        <translation>记录类别</translation>
    </message>
    <message>
        <source>type of record: person, organisation, a ledger …</source>
        <translation>记录类别：person、organisation、某个台账……</translation>
    </message>
    <message>
        <source>type of record: person, visit, household …</source>
        <translation>记录类别：person、visit、household……</translation>
    </message>
    <message>
        <source>undo an act: the last one, or TXN</source>
        <translation>撤销操作：最近一次，或指定的 TXN</translation>
    </message>
    <message>
        <source>up to this day; else today</source>
        <translation>到哪一天为止，不写就是今天</translation>
    </message>
    <message>
        <source>verified copy</source>
        <translation>备份并核对</translation>
    </message>
    <message>
        <source>what is known: one or several words</source>
        <translation>已知的内容，一个或几个词</translation>
    </message>
    <message>
        <source>who is to be visited, and when</source>
        <translation>待走访：该走访谁、什么时候</translation>
    </message>
    <message>
        <source>who may belong into a ledger or no longer, and why; a person decides</source>
        <translation>谁可能要入册或退出、依据是什么；由人认定</translation>
    </message>
    <message>
        <source>who needs help in an emergency, by building, and who goes there</source>
        <translation>应急时要叫应哪些人，按楼栋，谁去叫</translation>
    </message>
    <message>
        <source>who saw, changed, exported and printed what, newest first</source>
        <translation>谁看过、改过、导出、打印过什么，从新到旧</translation>
    </message>
    <message>
        <source>who signs in: list, add, password, remove; recover by the sheet; rekey: a new key for the file</source>
        <translation>登录用户：列出、添加、改密码、移除；recover 凭恢复单设密码；rekey 更换文件密钥</translation>
    </message>
    <message>
        <source>without encryption</source>
        <translation>不加密</translation>
    </message>
    <message>
        <source>worksheet by name</source>
        <translation>工作表的名字</translation>
    </message>
    <message>
        <source>write a spreadsheet</source>
        <translation>写成表格</translation>
    </message>
    <message>
        <source>write the file in this field to --output</source>
        <translation>把该字段中的文件写到 --output</translation>
    </message>
    <message>
        <source>write the rows that come back to this file</source>
        <translation>把退回的行写到这个文件</translation>
    </message>
    <message>
        <source>write to this file</source>
        <translation>写到这个文件</translation>
    </message>
    <message>
        <source>zh_CN or en</source>
        <translation>zh_CN 或 en</translation>
    </message>
    <message>
        <source>“%1” does not belong here.</source>
        <translation>这里不该有“%1”。</translation>
    </message>
    <message>
        <source>“%1” is given twice.</source>
        <translation>“%1”写了两次。</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>还缺“%1”。</translation>
    </message>
    <message>
        <source>“%1” saved as %2.</source>
        <translation>“%1”已保存为 %2。</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>%1 File</source>
        <translation>%1 文件</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>%1 — Mulin 睦邻 (not encrypted)</source>
        <translation>%1 — 睦邻·社区工作台账（未加密）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>After %1 minutes without a key</source>
        <translation>%1 分钟不动就锁定</translation>
    </message>
    <message>
        <source>After that whoever gets hold of the file reads everybody's ID number and telephone. Passwords and recovery sheet are void.</source>
        <translation>以后谁拿到文件，谁就能看到所有人的证件号码和电话。密码和恢复单作废。</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随系统</translation>
    </message>
    <message numerus="yes">
        <source>Backup %n days ago</source>
        <translation>
            <numerusform>备份 %n 天前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backup %n hours ago</source>
        <translation>
            <numerusform>备份 %n 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backup %n minutes ago</source>
        <translation>
            <numerusform>备份 %n 分钟前</numerusform>
        </translation>
    </message>
    <message>
        <source>Backup just now</source>
        <translation>刚刚备份</translation>
    </message>
    <message>
        <source>Backup yesterday</source>
        <translation>昨天备份</translation>
    </message>
    <message>
        <source>Change the key of the file</source>
        <translation>更换文件密钥</translation>
    </message>
    <message>
        <source>Change the key of the file …</source>
        <translation>更换文件密钥…</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Change the password …</source>
        <translation>修改密码…</translation>
    </message>
    <message>
        <source>Check the file</source>
        <translation>核对文件</translation>
    </message>
    <message>
        <source>Checking every byte</source>
        <translation>正在逐字节核对</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Definitions of a newer version that stay unused: %1</source>
        <translation>台账或字段定义出自更新的版本，暂不使用：%1 条</translation>
    </message>
    <message>
        <source>Demonstration community</source>
        <translation>演示社区</translation>
    </message>
    <message>
        <source>Encrypt the file …</source>
        <translation>给文件加密…</translation>
    </message>
    <message>
        <source>Encrypting the file; nothing is lost meanwhile</source>
        <translation>正在加密文件，请稍等，内容不会丢</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>It is asked the next time this file is opened. Backups made before open with the password of their day.</source>
        <translation>下次打开这个文件就用新密码。以前的备份仍用当时的密码。</translation>
    </message>
    <message>
        <source>It is asked whenever a sealed ledger is opened. This file is not encrypted: nothing else is protected by it.</source>
        <translation>打开受限台账时要填这个口令。文件本身没有加密，别的内容不受它保护。</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>特大</translation>
    </message>
    <message>
        <source>Ledgers and fields are in use as they are defined now</source>
        <translation>台账和字段已按新的设置启用</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source>Locking …</source>
        <translation>正在锁定…</translation>
    </message>
    <message>
        <source>Make a backup …</source>
        <translation>备份文件…</translation>
    </message>
    <message>
        <source>Making a backup</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Making the demonstration community; this takes a moment</source>
        <translation>正在生成演示社区，请稍等</translation>
    </message>
    <message>
        <source>Mulin neighbourhood ledger</source>
        <translation>睦邻·社区工作台账</translation>
    </message>
    <message>
        <source>New office file …</source>
        <translation>新建单位文件…</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Office files (*.mulin)</source>
        <translation>单位文件 (*.mulin)</translation>
    </message>
    <message>
        <source>Open an office file</source>
        <translation>打开单位文件</translation>
    </message>
    <message>
        <source>Open another file …</source>
        <translation>打开其他文件…</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>最近打开过</translation>
    </message>
    <message>
        <source>Password for sealed ledgers</source>
        <translation>受限台账口令</translation>
    </message>
    <message>
        <source>Password for sealed ledgers …</source>
        <translation>受限台账口令…</translation>
    </message>
    <message>
        <source>Print the recovery sheet</source>
        <translation>打印恢复单</translation>
    </message>
    <message>
        <source>Print the recovery sheet …</source>
        <translation>打印恢复单…</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Remove the encryption</source>
        <translation>取消加密</translation>
    </message>
    <message>
        <source>Remove the encryption …</source>
        <translation>取消加密…</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>设定口令</translation>
    </message>
    <message>
        <source>Show the sheet</source>
        <translation>显示恢复单</translation>
    </message>
    <message>
        <source>Size of type</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>The backup is written and checked: %1</source>
        <translation>已备份并核对无误：%1</translation>
    </message>
    <message>
        <source>The file cannot be opened</source>
        <translation>文件打不开</translation>
    </message>
    <message>
        <source>The file has a new key. These cannot sign in until they are given a password: %1</source>
        <translation>文件密钥已更换。这些人要等管理员给设了密码才能登录：%1</translation>
    </message>
    <message>
        <source>The file has a new key; the old recovery sheet opens backups alone</source>
        <translation>文件密钥已更换；旧恢复单只能打开以前的备份</translation>
    </message>
    <message>
        <source>The file is damaged. Keep it as it is and go back to the last backup.</source>
        <translation>文件有损坏。请保留原文件不动，用最近的备份恢复。</translation>
    </message>
    <message>
        <source>The file is encrypted</source>
        <translation>文件已加密</translation>
    </message>
    <message>
        <source>The file is plain now</source>
        <translation>文件已改成不加密的</translation>
    </message>
    <message>
        <source>The file is sound: %L1 acts</source>
        <translation>文件完好，共 %L1 次操作</translation>
    </message>
    <message>
        <source>The file is written anew as a plain file; nothing in it is lost.</source>
        <translation>文件会重新写成不加密的，内容不丢。</translation>
    </message>
    <message>
        <source>The file is written anew with another key. Whoever has kept the old key, an old recovery sheet or the password of somebody removed reads nothing of what comes after.</source>
        <translation>整个文件会用新密钥重新写一遍。以前留下的密钥、旧恢复单、已移除人员的密码，都看不到以后的内容。</translation>
    </message>
    <message>
        <source>The password for sealed ledgers is set</source>
        <translation>受限台账口令已设定</translation>
    </message>
    <message>
        <source>The password is changed</source>
        <translation>密码改好了</translation>
    </message>
    <message>
        <source>The sealed ledgers are closed</source>
        <translation>受限台账已关闭</translation>
    </message>
    <message>
        <source>There is no display on which the window could be shown. From the command line, see: mulin --help</source>
        <translation>没有可以显示窗口的屏幕。命令行用法请看：mulin --help</translation>
    </message>
    <message>
        <source>There will be a new recovery sheet, and everybody else needs a new password. Backups of before keep the old key: destroy them, or lock them away with the old sheet.</source>
        <translation>要打印新的恢复单，其他用户都要换新密码。以前的备份还是旧密钥：请销毁，或者和旧恢复单一起锁好。</translation>
    </message>
    <message>
        <source>Where the backup is kept</source>
        <translation>备份放在哪里</translation>
    </message>
    <message>
        <source>With this sheet the file can be opened without any password.</source>
        <translation>凭恢复单，不用密码就能打开文件。</translation>
    </message>
    <message>
        <source>Writing the file anew</source>
        <translation>正在重新写文件</translation>
    </message>
    <message>
        <source>Writing the file with its new key; nothing is lost meanwhile</source>
        <translation>正在用新密钥重新写文件，请稍等，内容不会丢</translation>
    </message>
    <message>
        <source>Writing the plain file; nothing is lost meanwhile</source>
        <translation>正在写成不加密的文件，请稍等，内容不会丢</translation>
    </message>
</context>
<context>
    <name>mulin::ui::AccountPage</name>
    <message>
        <source>As it stands in the history, for what was done before too</source>
        <translation>操作记录按这个姓名显示，以前的操作也一样</translation>
    </message>
    <message>
        <source>If you are in the register yourself: visits then begin with you as visitor</source>
        <translation>您本人也在居民名册中时填写，登记走访时默认走访人就是您</translation>
    </message>
    <message>
        <source>My name</source>
        <translation>我的姓名</translation>
    </message>
    <message>
        <source>Write your name: everything you do is signed with it.</source>
        <translation>请填写姓名：每一步操作都记在这个姓名下。</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ActModel</name>
    <message>
        <source>%1 kept</source>
        <translation>保留 %1 项</translation>
    </message>
    <message>
        <source>%1, %2 records</source>
        <translation>%1 %2 条</translation>
    </message>
    <message>
        <source>%1, more than %2 records</source>
        <translation>%1 %2 条以上</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>only noted</source>
        <translation>仅留痕</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ActPanel</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>同意人</translation>
    </message>
    <message>
        <source>All about it</source>
        <translation>全部操作</translation>
    </message>
    <message>
        <source>All acts about %1</source>
        <translation>与“%1”有关的全部操作</translation>
    </message>
    <message>
        <source>And more: the first %1 are shown.</source>
        <translation>还有更多，这里只列前 %1 条。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Wrong passwords before</source>
        <translation>之前输错密码</translation>
    </message>
</context>
<context>
    <name>mulin::ui::AgesText</name>
    <message>
        <source>people from %1 to %2</source>
        <translation>%1 至 %2 岁的人</translation>
    </message>
    <message>
        <source>people of %1 and over</source>
        <translation>%1 岁以上的人</translation>
    </message>
    <message>
        <source>people under %1</source>
        <translation>未满 %1 岁的人</translation>
    </message>
</context>
<context>
    <name>mulin::ui::AreaPanel</name>
    <message>
        <source>Add</source>
        <translation>设立</translation>
    </message>
    <message>
        <source>For a time, with heads of its own. Buildings and residents stay in their grids, and no figure changes.</source>
        <translation>临时设立，有自己的负责人。楼栋和居民仍在原网格，统计数字不变。</translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation>请填名称。</translation>
    </message>
    <message>
        <source>It needs an end.</source>
        <translation>临时片区要填截止日期。</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Temporary area</source>
        <translation>临时片区</translation>
    </message>
</context>
<context>
    <name>mulin::ui::Attachment</name>
    <message>
        <source>%1 × %2 pixels are too many to be shown; the file is kept as it is.</source>
        <translation>图片有 %1 × %2 像素，太大，无法显示；文件已原样保存。</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Copy saved as %1</source>
        <translation>副本已保存为 %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files of this kind are not shown here; save a copy to open it.</source>
        <translation>这种文件不能在这里查看，可以另存一份用其他程序打开。</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>HEIC picture</source>
        <translation>HEIC 图片</translation>
    </message>
    <message>
        <source>JPEG picture</source>
        <translation>JPEG 图片</translation>
    </message>
    <message>
        <source>ODT document</source>
        <translation>ODT 文档</translation>
    </message>
    <message>
        <source>Office document</source>
        <translation>Office 文档</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>Pasted picture %1.png</source>
        <translation>粘贴图片 %1.png</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pictures of this kind cannot be shown here; save a copy to look at it.</source>
        <translation>这种图片在这里打不开，可以另存一份用其他程序查看。</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>演示文稿</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Reading files in</source>
        <translation>正在读入文件</translation>
    </message>
    <message>
        <source>Save a copy of the file</source>
        <translation>另存文件副本</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>电子表格</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>This PDF has a password; save a copy to look at it.</source>
        <translation>这份 PDF 设有密码，可以另存一份后打开。</translation>
    </message>
    <message>
        <source>This PDF is damaged and cannot be shown.</source>
        <translation>这份 PDF 已损坏，无法显示。</translation>
    </message>
    <message>
        <source>This picture is damaged and cannot be shown.</source>
        <translation>这张图片已损坏，无法显示。</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word 文档</translation>
    </message>
</context>
<context>
    <name>mulin::ui::AttachmentEditor</name>
    <message>
        <source>Another…</source>
        <translation>换一个…</translation>
    </message>
    <message>
        <source>Being read in…</source>
        <translation>正在读入…</translation>
    </message>
    <message>
        <source>Drop a file, paste a picture, or</source>
        <translation>拖入文件、粘贴图片，或</translation>
    </message>
    <message>
        <source>Drop or paste a picture here, or</source>
        <translation>拖入或粘贴图片，或</translation>
    </message>
    <message>
        <source>Enter chooses a file, Ctrl+V pastes one</source>
        <translation>回车选择文件，Ctrl+V 粘贴</translation>
    </message>
    <message>
        <source>Enter opens it, Delete takes it away, Ctrl+V replaces it</source>
        <translation>回车打开，Delete 移除，Ctrl+V 替换</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>没有文件</translation>
    </message>
    <message>
        <source>Only the first was taken: this field holds one file</source>
        <translation>只放入了第一个：这一栏只放一个文件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>There is neither a picture nor a file to paste</source>
        <translation>剪贴板里没有图片或文件</translation>
    </message>
    <message>
        <source>choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
</context>
<context>
    <name>mulin::ui::AttachmentViewer</name>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Larger (＋)</source>
        <translation>放大（＋）</translation>
    </message>
    <message>
        <source>Next page (Page down)</source>
        <translation>下一页（Page Down）</translation>
    </message>
    <message>
        <source>Page before (Page up)</source>
        <translation>上一页（Page Up）</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>缩小（－）</translation>
    </message>
    <message>
        <source>Whole picture (0)</source>
        <translation>显示全图（0）</translation>
    </message>
    <message>
        <source>only the beginning is shown</source>
        <translation>只显示开头部分</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>mulin::ui::AuditExport</name>
    <message>
        <source>%1 acts exported: %2</source>
        <translation>已导出 %1 条操作：%2</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Exporting the log</source>
        <translation>正在导出日志</translation>
    </message>
    <message>
        <source>Number of the act</source>
        <translation>操作编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
</context>
<context>
    <name>mulin::ui::AuditFilter</name>
    <message>
        <source>%1 (removed)</source>
        <translation>%1（已移除）</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>From … until …</source>
        <translation>从…到…</translation>
    </message>
    <message>
        <source>Kind of act</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Sign-in, users and passwords</source>
        <translation>登录、用户和密码</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
</context>
<context>
    <name>mulin::ui::AuditPage</name>
    <message>
        <source>%1 acts</source>
        <translation>%1 条操作</translation>
    </message>
    <message>
        <source>%1 acts match</source>
        <translation>%1 条符合</translation>
    </message>
    <message>
        <source>Acts of the log</source>
        <translation>日志里的操作</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Export sheet</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Export the log as a spreadsheet</source>
        <translation>把日志导出为表格</translation>
    </message>
    <message>
        <source>Is the log whole?</source>
        <translation>核对日志</translation>
    </message>
    <message>
        <source>No act is like that.</source>
        <translation>没有这样的操作。</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.csv)</source>
        <translation>表格 (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>Take away a condition above to see more.</source>
        <translation>去掉上面的一个条件，就能看到更多。</translation>
    </message>
    <message>
        <source>The arrow keys go from act to act</source>
        <translation>上下键逐条查看</translation>
    </message>
</context>
<context>
    <name>mulin::ui::Board</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> ＋%n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 F</source>
        <translation>%1 层</translation>
    </message>
    <message numerus="yes">
        <source>%n households</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between marks</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between facts</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Arrow keys move, Enter opens, a room number finds it</source>
        <translation>方向键移动，回车打开，输入房号直接找到</translation>
    </message>
    <message>
        <source>B%1</source>
        <translation>地下 %1 层</translation>
    </message>
    <message>
        <source>Bold: not visited within %1 days</source>
        <translation>粗体：近 %1 天没有走访</translation>
    </message>
    <message>
        <source>Entrance %1</source>
        <translation>%1 单元</translation>
    </message>
    <message>
        <source>Grey: nobody lives there</source>
        <translation>灰底：无人居住</translation>
    </message>
    <message>
        <source>Leader %1</source>
        <translation>单元长 %1</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>Party members' centre</source>
        <translation>党员中心户</translation>
    </message>
    <message>
        <source>The number behind the name is how many live there</source>
        <translation>姓名后的数字是在住人数</translation>
    </message>
    <message>
        <source>The number is how many live there; in colour: the ledgers they are in</source>
        <translation>户主后的数字是在住人数，彩色小字是在册情况</translation>
    </message>
    <message>
        <source>Without entrance</source>
        <translation>未分单元</translation>
    </message>
    <message>
        <source>business</source>
        <translation>经营</translation>
    </message>
    <message>
        <source>due: %1</source>
        <translation>该访 %1 户</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空置</translation>
    </message>
    <message>
        <source>empty %1</source>
        <translation>空置 %1</translation>
    </message>
    <message>
        <source>empty: %1</source>
        <translation>空置 %1</translation>
    </message>
    <message>
        <source>in ledgers: %1</source>
        <translation>在册 %1 户</translation>
    </message>
    <message>
        <source>last visit %1</source>
        <translation>上次走访 %1</translation>
    </message>
    <message>
        <source>let</source>
        <translation>出租</translation>
    </message>
    <message>
        <source>let %1</source>
        <translation>出租 %1</translation>
    </message>
    <message>
        <source>let: %1</source>
        <translation>出租 %1</translation>
    </message>
    <message>
        <source>never visited</source>
        <translation>未走访</translation>
    </message>
    <message>
        <source>never visited: %1</source>
        <translation>从未走访 %1 户</translation>
    </message>
    <message>
        <source>next visit %1</source>
        <translation>下次走访 %1</translation>
    </message>
    <message>
        <source>no household</source>
        <translation>未立户</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>over %1: %2</source>
        <translation>%1 岁以上 %2 户</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>recorded as empty</source>
        <translation>登记为空置</translation>
    </message>
    <message>
        <source>residents</source>
        <translation>住户</translation>
    </message>
    <message>
        <source>rooms with several households: %1</source>
        <translation>一房多户 %1</translation>
    </message>
    <message>
        <source>to be recorded</source>
        <translation>待采集</translation>
    </message>
    <message>
        <source>to be recorded %1</source>
        <translation>待采集 %1</translation>
    </message>
    <message>
        <source>to be recorded: %1</source>
        <translation>待采集 %1</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>very old</source>
        <translation>高龄</translation>
    </message>
    <message>
        <source>visited</source>
        <translation>已访</translation>
    </message>
    <message>
        <source>visited within %1 days: %2</source>
        <translation>近 %1 天已访 %2 户</translation>
    </message>
</context>
<context>
    <name>mulin::ui::BoardView</name>
    <message numerus="yes">
        <source>%n households</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>Leader %1</source>
        <translation>单元长 %1</translation>
    </message>
    <message>
        <source>Rooms of the building</source>
        <translation>楼栋房间</translation>
    </message>
</context>
<context>
    <name>mulin::ui::BuildingPage</name>
    <message numerus="yes">
        <source>%n households</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>Board of %1</source>
        <translation>%1楼栋图</translation>
    </message>
    <message>
        <source>Building leader %1</source>
        <translation>楼栋长 %1</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Buildings come with the addresses of residents: read in a register, or register somebody with building and room.</source>
        <translation>楼栋随居民的住址建立：导入名册，或登记一位居民并写上楼号和房号。</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户</translation>
    </message>
    <message>
        <source>In need</source>
        <translation>老人与困难</translation>
    </message>
    <message>
        <source>Let and empty</source>
        <translation>出租空置</translation>
    </message>
    <message>
        <source>Look for</source>
        <translation>着重看</translation>
    </message>
    <message>
        <source>No buildings yet</source>
        <translation>还没有楼栋</translation>
    </message>
    <message>
        <source>People</source>
        <translation>在住人数</translation>
    </message>
    <message>
        <source>Print the board</source>
        <translation>打印楼栋图</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>名册</translation>
    </message>
    <message>
        <source>Register somebody</source>
        <translation>登记居民</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>This dwelling is in no building; it stands in the register.</source>
        <translation>这处住房不属于任何楼栋，可在登记簿的房屋里查看。</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message numerus="yes">
        <source>Within %n days</source>
        <translation>
            <numerusform>近 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Without an estate</source>
        <translation>未分小区</translation>
    </message>
</context>
<context>
    <name>mulin::ui::BuildingProposals</name>
    <message>
        <source>not there yet</source>
        <translation>尚未登记的楼</translation>
    </message>
</context>
<context>
    <name>mulin::ui::BulkDialog</name>
    <message>
        <source>%1 are no longer in the register.</source>
        <translation>%1 人已不在居民册里。</translation>
    </message>
    <message>
        <source>%1 are no longer there.</source>
        <translation>%1 条已不存在。</translation>
    </message>
    <message>
        <source>%1 are of another age.</source>
        <translation>%1 人年龄不符。</translation>
    </message>
    <message>
        <source>%1 cannot enter, because:</source>
        <translation>%1 人不能，原因：</translation>
    </message>
    <message>
        <source>%1 cannot, because:</source>
        <translation>%1 条不能，原因：</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>已修改 %1 条</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>已删除 %1 条</translation>
    </message>
    <message>
        <source>%1 entered</source>
        <translation>已入册 %1 人</translation>
    </message>
    <message>
        <source>%1 of %2 can be deleted.</source>
        <translation>%2 条中有 %1 条可以删除。</translation>
    </message>
    <message>
        <source>%1 of %2 can change.</source>
        <translation>%2 条中有 %1 条可以修改。</translation>
    </message>
    <message>
        <source>%1 of %2 can enter.</source>
        <translation>%2 人中 %1 人可以入册。</translation>
    </message>
    <message>
        <source>%1 say so already.</source>
        <translation>%1 条本来就是这样。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 years, the ledger is for %3</source>
        <translation>%1：%2 岁，登记对象是 %3</translation>
    </message>
    <message>
        <source>; %1 could not after all</source>
        <translation>；另有 %1 条没能改成</translation>
    </message>
    <message>
        <source>; %1 could not enter after all</source>
        <translation>；另有 %1 人没能入册</translation>
    </message>
    <message>
        <source>All %1 can be deleted.</source>
        <translation>%1 条都可以删除。</translation>
    </message>
    <message>
        <source>All %1 can change.</source>
        <translation>%1 条都可以修改。</translation>
    </message>
    <message>
        <source>All %1 can enter.</source>
        <translation>%1 人都可以入册。</translation>
    </message>
    <message>
        <source>All of them enter with what you write here; Ctrl+Z takes it back as one step.</source>
        <translation>都按这里填的内容入册；Ctrl+Z 可一次撤销。</translation>
    </message>
    <message>
        <source>All of them get the same value; Ctrl+Z takes it back as one step.</source>
        <translation>都改成同一个内容；按 Ctrl+Z 可一次撤销。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1 条</translation>
    </message>
    <message>
        <source>Change a field of %1 × %2</source>
        <translation>批量修改 %1 条%2</translation>
    </message>
    <message>
        <source>Changing</source>
        <translation>正在修改</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Checking what is chosen</source>
        <translation>正在检查选中的</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1 条</translation>
    </message>
    <message>
        <source>Delete %1 × %2</source>
        <translation>删除 %1 条%2</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>正在删除</translation>
    </message>
    <message>
        <source>Enter %1</source>
        <translation>入册 %1 人</translation>
    </message>
    <message>
        <source>Enter the %1 of another age too</source>
        <translation>年龄不符的 %1 人也登记入册</translation>
    </message>
    <message>
        <source>Entering</source>
        <translation>正在入册</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Left empty, what stands there is taken away</source>
        <translation>留空就是清除原来的内容</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>改为</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Stopped: nothing was changed</source>
        <translation>已停止，没有改动任何内容</translation>
    </message>
    <message>
        <source>Take %1 × %2 into a ledger</source>
        <translation>把 %1 名%2入册</translation>
    </message>
    <message>
        <source>They go to the recycle bin; Ctrl+Z takes it back as one step.</source>
        <translation>删除后进回收站；按 Ctrl+Z 可一次撤销。</translation>
    </message>
    <message>
        <source>Those that cannot, and why</source>
        <translation>不能改的及原因</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 条</translation>
    </message>
    <message>
        <source>and %1 more people</source>
        <translation>另有 %1 人</translation>
    </message>
</context>
<context>
    <name>mulin::ui::CallList</name>
    <message>
        <source>Address not known</source>
        <translation>住址不明</translation>
    </message>
    <message>
        <source>Being called</source>
        <translation>呼叫中</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>未应</translation>
    </message>
    <message>
        <source>No answer, somebody was sent</source>
        <translation>未应，已派人上门</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已叫应</translation>
    </message>
    <message>
        <source>Scattered dwellings</source>
        <translation>零散住户</translation>
    </message>
</context>
<context>
    <name>mulin::ui::CallListModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people, %1 reached</source>
        <translation>
            <numerusform>%n 人，已叫应 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Help needed</source>
        <translation>要什么帮助</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>State</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who goes</source>
        <translation>谁去叫</translation>
    </message>
</context>
<context>
    <name>mulin::ui::CallListPrint</name>
    <message>
        <source>Call list</source>
        <translation>叫应清单</translation>
    </message>
    <message>
        <source>Laying out the pages</source>
        <translation>正在排版</translation>
    </message>
    <message>
        <source>Numbers in full: %1</source>
        <translation>号码完整显示：%1</translation>
    </message>
</context>
<context>
    <name>mulin::ui::CallListView</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>All of %1</source>
        <translation>%1全部</translation>
    </message>
    <message>
        <source>Call list</source>
        <translation>叫应清单</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全部楼栋</translation>
    </message>
    <message>
        <source>No phone</source>
        <translation>没有登记电话</translation>
    </message>
    <message>
        <source>Nobody: the ledgers name no one who needs help.</source>
        <translation>台账里没有要叫应的人。</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>没应的</translation>
    </message>
    <message>
        <source>Not reached %1</source>
        <translation>没应的 %1</translation>
    </message>
    <message>
        <source>by building, the slow first</source>
        <translation>按楼栋，先叫行动不便的</translation>
    </message>
</context>
<context>
    <name>mulin::ui::CampaignColumnsEditor</name>
    <message>
        <source>Answers to choose from</source>
        <translation>可选的答案</translation>
    </message>
    <message>
        <source>Ask one more thing</source>
        <translation>加一个排查项目</translation>
    </message>
    <message>
        <source>Do not ask this</source>
        <translation>不问这一项</translation>
    </message>
    <message>
        <source>How it is answered</source>
        <translation>填写方式</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>answers, with commas between</source>
        <translation>选项，用顿号隔开</translation>
    </message>
    <message>
        <source>one of …</source>
        <translation>选一项</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>“%1” is asked twice: one of them is dropped</source>
        <translation>“%1”重复了，只保留一项</translation>
    </message>
    <message>
        <source>“%1” needs at least two answers</source>
        <translation>“%1”至少要有两个选项</translation>
    </message>
</context>
<context>
    <name>mulin::ui::CampaignsPage</name>
    <message>
        <source>%1 doors read</source>
        <translation>读入 %1 户</translation>
    </message>
    <message>
        <source>%1 doors read, %2 rows not: row %3: %4</source>
        <translation>读入 %1 户，%2 行没有读入：第 %3 行，%4</translation>
    </message>
    <message>
        <source>%1 doors: %2 done, %3 nobody home, %4 rather not, %5 later, %6 vacant, %7 open</source>
        <translation>共 %1 户：已排查 %2，无人在家 %3，不愿登记 %4，改日再来 %5，空置房 %6，还没去 %7</translation>
    </message>
    <message numerus="yes">
        <source>%1 is entered as vacant, but %n people are registered there: tick who has moved away.</source>
        <translation>
            <numerusform>%1 已登记为空置房，但还有 %n 人登记在这里；搬走的请勾选。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>A campaign goes from door to door: what came of each, what was asked beside, and what was found goes into the files of those who live there.</source>
        <translation>挨家挨户登记结果和排查项目，发现的情况自动记入住户的档案。</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Asked at every door, beside the result; up to twelve</source>
        <translation>每户都要问的，登记结果之外的项目，最多十二项</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>排查</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change the campaign</source>
        <translation>修改排查行动</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>门牌</translation>
    </message>
    <message>
        <source>Doors</source>
        <translation>各户</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现的情况</translation>
    </message>
    <message>
        <source>Keys: 1 done, 2 nobody home, 3 rather not, 4 later, 5 vacant; Enter to the questions</source>
        <translation>按 1 已排查，2 无人在家，3 不愿登记，4 改日再来，5 空置房；回车填写排查项目</translation>
    </message>
    <message>
        <source>Laying out the sheet</source>
        <translation>正在排版</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建排查</translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation>打印本楼表</translation>
    </message>
    <message>
        <source>Read a filled sheet</source>
        <translation>读入填好的表</translation>
    </message>
    <message>
        <source>Reading the filled sheet</source>
        <translation>正在读入填好的表</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>住户</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Scattered dwellings</source>
        <translation>散居房屋</translation>
    </message>
    <message>
        <source>Sheet to fill in</source>
        <translation>导出填写表</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.xls *.et *.ods *.csv)</source>
        <translation>电子表格 (*.xlsx *.xls *.et *.ods *.csv)</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx)</source>
        <translation>电子表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>There is no campaign yet.</source>
        <translation>还没有排查行动。</translation>
    </message>
    <message>
        <source>Writing the sheet</source>
        <translation>正在写入表格</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ChainPanel</name>
    <message>
        <source>Check the log</source>
        <translation>开始核对</translation>
    </message>
    <message>
        <source>Checking the log</source>
        <translation>正在核对日志</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Code of the log</source>
        <translation>日志校验码</translation>
    </message>
    <message>
        <source>Every act is chained to the one before it. Whoever changes or takes out one of them breaks the chain; whoever makes the whole chain anew changes this code. It stands at the foot of every printed monthly report.</source>
        <translation>每一条操作都与前一条环环相扣：改动或抽掉任何一条，链就断了；就算把整条链重做一遍，这个校验码也会变。每份打印的月报末尾都印着它。</translation>
    </message>
    <message>
        <source>Is the log whole?</source>
        <translation>核对日志</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>纸上的码</translation>
    </message>
    <message>
        <source>The check was cancelled.</source>
        <translation>核对已取消。</translation>
    </message>
    <message>
        <source>The code has five groups of four digits or letters</source>
        <translation>校验码是五组，每组四位数字或字母</translation>
    </message>
    <message>
        <source>The code of the log on a printed report: is it of this log?</source>
        <translation>照月报上的日志校验码填写，核对是不是这份日志</translation>
    </message>
    <message>
        <source>The code on the paper is that of this log as it was at %1.</source>
        <translation>纸上的校验码与这份日志 %1 时的一致。</translation>
    </message>
    <message>
        <source>The log is not whole: it was changed from outside of the program, or it is damaged. Keep this file and compare it with a backup. Where it is broken:</source>
        <translation>日志不完整：有人绕过本程序改过它，或者文件已损坏。请原样保留这个文件，并与备份比对。断开的地方：</translation>
    </message>
    <message>
        <source>The log is whole: %1 acts with %2 entries, none changed and none missing.</source>
        <translation>日志完整：共 %1 条操作、%2 项改动，没有被改过，也没有缺失。</translation>
    </message>
    <message>
        <source>This log never had the code on the paper: it is another file, or the log was made anew.</source>
        <translation>这份日志从未有过纸上的校验码：不是同一个文件，或者日志被重做过。</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>may be left empty</source>
        <translation>可以不填</translation>
    </message>
</context>
<context>
    <name>mulin::ui::Chip</name>
    <message>
        <source>Click to change, Delete to remove</source>
        <translation>点击修改，按 Delete 去掉</translation>
    </message>
    <message>
        <source>Filter: %1 %2</source>
        <translation>筛选：%1 %2</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ChoiceLines</name>
    <message>
        <source>%L1 in use</source>
        <translation>%L1 条在用</translation>
    </message>
    <message>
        <source>Add a choice</source>
        <translation>加选项</translation>
    </message>
    <message>
        <source>Bring the choice back</source>
        <translation>恢复这个选项</translation>
    </message>
    <message>
        <source>Choice %1</source>
        <translation>选项 %1</translation>
    </message>
    <message>
        <source>Take the choice away</source>
        <translation>去掉这个选项</translation>
    </message>
    <message>
        <source>choice %1</source>
        <translation>选项 %1</translation>
    </message>
    <message>
        <source>choice %1 brought back</source>
        <translation>恢复选项 %1</translation>
    </message>
    <message>
        <source>choice %1 retired</source>
        <translation>停用选项 %1</translation>
    </message>
    <message>
        <source>choice %1 taken away</source>
        <translation>去掉选项 %1</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>retired, %L1 in use</source>
        <translation>已停用，%L1 条在用</translation>
    </message>
    <message>
        <source>the order of the choices</source>
        <translation>选项顺序</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ColumnsPanel</name>
    <message>
        <source>New field</source>
        <translation>新字段</translation>
    </message>
</context>
<context>
    <name>mulin::ui::Commands</name>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Changes of the record</source>
        <translation>这条记录的变更记录</translation>
    </message>
    <message>
        <source>Choose all in the list</source>
        <translation>全选列表</translation>
    </message>
    <message>
        <source>Close, go back</source>
        <translation>关闭，返回</translation>
    </message>
    <message>
        <source>Copy from above</source>
        <translation>照上一条填</translation>
    </message>
    <message>
        <source>Copy the chosen rows with their headings</source>
        <translation>复制选中的行（带表头）</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>改单元格</translation>
    </message>
    <message>
        <source>Fill in as the last one</source>
        <translation>整张表照上一条填</translation>
    </message>
    <message>
        <source>Fill in today</source>
        <translation>填今天</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Find something to do</source>
        <translation>找操作</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>Paste rows from Excel into the list</source>
        <translation>把 Excel 里的行粘贴到列表</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Register here</source>
        <translation>在这里登记</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and next, open rows</source>
        <translation>保存并下一条，打开明细</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What waits for me</source>
        <translation>等我处理的</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ComparePage</name>
    <message>
        <source>%1 - compared.xlsx</source>
        <translation>%1－比对结果.xlsx</translation>
    </message>
    <message>
        <source>%1 against a list</source>
        <translation>%1名单比对结果</translation>
    </message>
    <message>
        <source>%1: %2 the same, %3 differ, %4 in theirs alone, %5 in ours alone, %6 cannot be told</source>
        <translation>名单来源：%1；一致 %2，不一致 %3，仅名单有 %4，仅本册有 %5，无法辨认 %6</translation>
    </message>
    <message numerus="yes">
        <source>%n decisions of the last time are here again</source>
        <translation>
            <numerusform>上次未执行的 %n 条决定已恢复</numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>.xlsx, .xls, .ods or .csv, as it came. It shows who is the same, who differs, and who is in one of the two alone; nothing is taken over before you have decided it.</source>
        <translation>.xlsx、.xls、.ods、.csv 原样拿来就行。会列出哪些一致、哪些不一致、谁只在一边有；没有经您决定的，一律不改。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>All that is decided becomes one step; Ctrl+Z takes it back</source>
        <translation>所有决定一步执行，Ctrl+Z 可一次撤销</translation>
    </message>
    <message>
        <source>Another list</source>
        <translation>换一份名单</translation>
    </message>
    <message>
        <source>Cannot be told</source>
        <translation>无法辨认</translation>
    </message>
    <message>
        <source>Carry out</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Carry out (%1)</source>
        <translation>执行（%1）</translation>
    </message>
    <message>
        <source>Carrying out what was decided</source>
        <translation>正在执行</translation>
    </message>
    <message>
        <source>Choose the list</source>
        <translation>选择名单</translation>
    </message>
    <message>
        <source>Choose the list of the other office</source>
        <translation>选择其他部门的名单</translation>
    </message>
    <message>
        <source>Choose the list …</source>
        <translation>选择名单 …</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列对应</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比对</translation>
    </message>
    <message>
        <source>Compare a list</source>
        <translation>名单比对</translation>
    </message>
    <message>
        <source>Compare a list: %1</source>
        <translation>名单比对：%1</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比对对象</translation>
    </message>
    <message>
        <source>Comparing the list</source>
        <translation>正在比对</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Export the result</source>
        <translation>导出结果</translation>
    </message>
    <message>
        <source>Export the result …</source>
        <translation>导出结果 …</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Nothing is taken over before it is decided</source>
        <translation>没有决定的一律不改</translation>
    </message>
    <message>
        <source>Ours alone</source>
        <translation>仅本册有</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Print the result</source>
        <translation>打印结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Rows of the list</source>
        <translation>名单各行</translation>
    </message>
    <message>
        <source>Rows to show</source>
        <translation>显示哪些</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.xls *.et *.ods *.csv *.txt)</source>
        <translation>电子表格 (*.xlsx *.xls *.et *.ods *.csv *.txt)</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx)</source>
        <translation>电子表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>Text tables (*.csv)</source>
        <translation>文本表格 (*.csv)</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Theirs alone</source>
        <translation>仅名单有</translation>
    </message>
    <message>
        <source>Theirs | ours</source>
        <translation>名单 | 本册</translation>
    </message>
    <message>
        <source>There are decisions that were not carried out</source>
        <translation>还有决定没有执行</translation>
    </message>
    <message>
        <source>What the list is compared with</source>
        <translation>名单和什么比对</translation>
    </message>
    <message>
        <source>What was decided about %1 is kept: choose it again to go on</source>
        <translation>“%1”中已作的决定已保留，再次选择该名单即可继续</translation>
    </message>
    <message>
        <source>What was decided about the list is carried out</source>
        <translation>名单的处理已执行</translation>
    </message>
    <message>
        <source>Whose list it is</source>
        <translation>名单来源</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>正在处理 …</translation>
    </message>
    <message>
        <source>Writing the sheet</source>
        <translation>正在写入表格</translation>
    </message>
    <message>
        <source>decided before</source>
        <translation>以前处理过</translation>
    </message>
</context>
<context>
    <name>mulin::ui::Coverage</name>
    <message>
        <source>%1, entrance %2</source>
        <translation>%1（%2单元）</translation>
    </message>
    <message>
        <source>%1, temporary</source>
        <translation>%1　临时</translation>
    </message>
    <message numerus="yes">
        <source>%n entrances have no volunteer</source>
        <translation>
            <numerusform>%n 个单元没有志愿者</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n heads of buildings are missing</source>
        <translation>
            <numerusform>楼栋缺负责人 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n posts have no holder B</source>
        <translation>
            <numerusform>%n 个岗位没有 B 角</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n posts of grids are vacant</source>
        <translation>
            <numerusform>社区和网格空岗 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n terms end within 30 days</source>
        <translation>
            <numerusform>30 天内到期 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A 角 %1</translation>
    </message>
    <message>
        <source>Heads of buildings</source>
        <translation>楼栋负责人</translation>
    </message>
    <message>
        <source>No holder B</source>
        <translation>没有 B 角</translation>
    </message>
    <message>
        <source>Posts of grids and communities</source>
        <translation>社区和网格岗位</translation>
    </message>
    <message>
        <source>Terms that end</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Volunteers of entrances</source>
        <translation>单元志愿者</translation>
    </message>
    <message>
        <source>no B</source>
        <translation>缺 B 角</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>到 %1</translation>
    </message>
    <message>
        <source>vacant</source>
        <translation>空岗</translation>
    </message>
</context>
<context>
    <name>mulin::ui::CoveragePanel</name>
    <message>
        <source>Enter shows the place</source>
        <translation>回车看位置</translation>
    </message>
    <message>
        <source>Enter shows the place, Ctrl+Enter fills the post</source>
        <translation>回车看位置，Ctrl+回车去任命</translation>
    </message>
    <message>
        <source>Every required post is held.</source>
        <translation>该有人的岗位都有人。</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>缺口</translation>
    </message>
</context>
<context>
    <name>mulin::ui::DateAct</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This is no day up to today</source>
        <translation>日期读不懂，或晚于今天</translation>
    </message>
</context>
<context>
    <name>mulin::ui::DateEditor</name>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Calendar (Alt+Down)</source>
        <translation>日历（Alt+↓）</translation>
    </message>
</context>
<context>
    <name>mulin::ui::DayBars</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>mulin::ui::DaysPopup</name>
    <message>
        <source>Before the first day</source>
        <translation>早于起始日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Not a day</source>
        <translation>不是日期</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>mulin::ui::DesignerPage</name>
    <message>
        <source>%1 (own grids)</source>
        <translation>%1（限本人网格）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people in it; what was filled in stays</source>
        <translation>
            <numerusform>在册 %Ln 人，改了以后旧内容都留着</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>加字段</translation>
    </message>
    <message>
        <source>As it will be</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Back to the design</source>
        <translation>接着设计</translation>
    </message>
    <message>
        <source>Came with the ledger</source>
        <translation>台账自带</translation>
    </message>
    <message>
        <source>Change it in Roles</source>
        <translation>去“角色”里改</translation>
    </message>
    <message>
        <source>Changed by somebody else too: %1. The draft holds; look at it before it is put to use.</source>
        <translation>别人也改过：%1。以草稿为准，启用前请看一遍。</translation>
    </message>
    <message>
        <source>Design a ledger</source>
        <translation>设计台账</translation>
    </message>
    <message>
        <source>Design a ledger: %1</source>
        <translation>设计台账　%1</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Drag to change the order, or Alt+↑↓</source>
        <translation>拖动改顺序，Alt+↑↓ 也行</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>From the file, not asked again</source>
        <translation>从居民档案带来，不用再填</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>多久访一次</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>暂存，以后再启用</translation>
    </message>
    <message>
        <source>List columns</source>
        <translation>列表的列</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name of the ledger</source>
        <translation>台账名称</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>新字段</translation>
    </message>
    <message>
        <source>New ledger</source>
        <translation>新台账</translation>
    </message>
    <message>
        <source>Nobody sees it until it is put to use</source>
        <translation>启用以前别人看不到</translation>
    </message>
    <message numerus="yes">
        <source>Not put to use yet: %n things are missing</source>
        <translation>
            <numerusform>还不能启用：有 %n 处没填</numerusform>
        </translation>
    </message>
    <message>
        <source>Of every ledger</source>
        <translation>各本台账都有</translation>
    </message>
    <message>
        <source>Of the office</source>
        <translation>本台账自己加的</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>打印样式</translation>
    </message>
    <message>
        <source>Parts of the design</source>
        <translation>设计的各部分</translation>
    </message>
    <message>
        <source>Put to use</source>
        <translation>启用这一版</translation>
    </message>
    <message>
        <source>Retire the ledger</source>
        <translation>停用这本台账</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Take people in again</source>
        <translation>恢复启用</translation>
    </message>
    <message>
        <source>Takes nobody in any more; who is in it stays, and may leave</source>
        <translation>不再收新人；名单和历史都在，退出照常登记</translation>
    </message>
    <message>
        <source>The draft is kept</source>
        <translation>草稿已存</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>丢掉草稿</translation>
    </message>
    <message>
        <source>Ticked fields are columns of the list, in this order. Drag them, or Alt+↑↓.</source>
        <translation>勾选的是列表的列，从上到下就是从左到右。拖动或按 Alt+↑↓ 改顺序。</translation>
    </message>
    <message>
        <source>Ticked fields are columns on paper. Nothing ticked: those of the list.</source>
        <translation>勾选的是打印出来的列。一个都不勾，就同列表。</translation>
    </message>
    <message>
        <source>To fill in</source>
        <translation>填什么</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What the roles of the office may do with this ledger. Who has a role stands in Users.</source>
        <translation>各角色对这本台账能做什么。谁是什么角色，在“用户”里看。</translation>
    </message>
    <message>
        <source>Who belongs</source>
        <translation>谁入册</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>谁能看</translation>
    </message>
    <message>
        <source>You may not see the roles.</source>
        <translation>您看不到角色设置。</translation>
    </message>
    <message>
        <source>columns of the list</source>
        <translation>列表的列</translation>
    </message>
    <message>
        <source>columns on paper</source>
        <translation>打印的列</translation>
    </message>
    <message>
        <source>field added</source>
        <translation>加字段</translation>
    </message>
    <message>
        <source>field taken away</source>
        <translation>去掉字段</translation>
    </message>
    <message>
        <source>ledger brought back</source>
        <translation>恢复启用台账</translation>
    </message>
    <message>
        <source>ledger retired</source>
        <translation>停用台账</translation>
    </message>
    <message>
        <source>name of the ledger</source>
        <translation>台账名称</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>mulin::ui::DocumentsPanel</name>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Change title, kind and day…</source>
        <translation>修改名称、类别和日期…</translation>
    </message>
    <message>
        <source>Choose files; or drop them here, or paste with Ctrl+V</source>
        <translation>选择文件；也可以拖到这里，或按 Ctrl+V 粘贴</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Documents %1</source>
        <translation>材料 %1</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>还没有材料。</translation>
    </message>
    <message>
        <source>Nothing yet. Drop files here, paste a picture with Ctrl+V, or choose them.</source>
        <translation>还没有材料。把文件拖到这里、按 Ctrl+V 粘贴图片，或点“添加”。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>There is neither a picture nor a file to paste</source>
        <translation>剪贴板里没有图片或文件</translation>
    </message>
</context>
<context>
    <name>mulin::ui::DoorPanel</name>
    <message>
        <source>%1 does not live here any more</source>
        <translation>%1已不住在这里</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Back to the doors</source>
        <translation>返回门牌列表</translation>
    </message>
    <message>
        <source>Becomes a person who lives here</source>
        <translation>登记为本户居民</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现的情况</translation>
    </message>
    <message>
        <source>Go into the files of those who live here</source>
        <translation>记入本户居民的档案</translation>
    </message>
    <message>
        <source>New resident</source>
        <translation>新住户</translation>
    </message>
    <message>
        <source>Nobody is registered here</source>
        <translation>没有登记住户</translation>
    </message>
    <message>
        <source>One a line; each becomes a next step of the file</source>
        <translation>一行一条，成为档案里的下一步</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Rents here</source>
        <translation>租住</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Save, next door</source>
        <translation>保存，下一户</translation>
    </message>
    <message>
        <source>Somebody has moved away …</source>
        <translation>有人搬走了…</translation>
    </message>
    <message>
        <source>Typed before and not saved yet</source>
        <translation>上次填到一半，还没有保存</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>排查人</translation>
    </message>
    <message>
        <source>You, if it stays empty</source>
        <translation>不填就是本人</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>填数字</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>mulin::ui::DraftPreview</name>
    <message numerus="yes">
        <source>%n rows as an example</source>
        <translation>
            <numerusform>示例 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>As it will be</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Entry, contact worker, visits and leaving are asked as in every ledger.</source>
        <translation>入册、包联走访、退出几项和别的台账一样，不用再设计。</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>In the list it looks like this</source>
        <translation>列表里是这样</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>新字段</translation>
    </message>
    <message>
        <source>New ledger</source>
        <translation>新台账</translation>
    </message>
    <message>
        <source>No field of its own yet</source>
        <translation>还没有自己的字段</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸面</translation>
    </message>
    <message>
        <source>The ledger on paper</source>
        <translation>纸面的样子</translation>
    </message>
    <message>
        <source>The list as it will be</source>
        <translation>列表的样子</translation>
    </message>
</context>
<context>
    <name>mulin::ui::Due</name>
    <message>
        <source>%1 %2, next working day %3</source>
        <translation>%1 %2，下一个工作日 %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 is away</source>
        <translation>%1不在</translation>
    </message>
    <message>
        <source>%1 is away, %2 stands in</source>
        <translation>%1不在，%2代班</translation>
    </message>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Name a contact worker in the ledger or in a plan, or nobody will go.</source>
        <translation>请在台账或走访安排里写上包联人，否则没有人去。</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>下周</translation>
    </message>
    <message>
        <source>Nobody is responsible</source>
        <translation>没有包联人</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>没有包联人</translation>
    </message>
</context>
<context>
    <name>mulin::ui::DueModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1　%2</translation>
    </message>
    <message>
        <source>Contact worker</source>
        <translation>包联人</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>门牌</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>上次走访</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>走访对象</translation>
    </message>
    <message>
        <source>Why, how often</source>
        <translation>台账、频次</translation>
    </message>
    <message>
        <source>day named on the last visit</source>
        <translation>上次约好</translation>
    </message>
    <message>
        <source>not visited yet</source>
        <translation>还没有走访过</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>走访安排</translation>
    </message>
</context>
<context>
    <name>mulin::ui::DueView</name>
    <message numerus="yes">
        <source>%n organisations</source>
        <translation>
            <numerusform>%n 家单位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>By urgency</source>
        <translation>按缓急</translation>
    </message>
    <message>
        <source>Contact worker</source>
        <translation>包联人</translation>
    </message>
    <message>
        <source>Ctrl+Enter registers a visit of this one</source>
        <translation>Ctrl+Enter 登记此人走访</translation>
    </message>
    <message>
        <source>Ctrl+N registers a visit</source>
        <translation>Ctrl+N 登记走访</translation>
    </message>
    <message>
        <source>Ctrl+P prints a route</source>
        <translation>Ctrl+P 打印路线单</translation>
    </message>
    <message>
        <source>Enter opens</source>
        <translation>回车打开档案</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Nobody is responsible</source>
        <translation>没有包联人</translation>
    </message>
    <message>
        <source>Nobody is to be visited these days.</source>
        <translation>这两周没有要走访的。</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>People</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>To be visited</source>
        <translation>待走访</translation>
    </message>
    <message>
        <source>Week plan</source>
        <translation>一周安排</translation>
    </message>
    <message>
        <source>What ledgers and plans ask for stands here by itself, as soon as it is due.</source>
        <translation>台账和走访安排里到期的，会自动列在这里。</translation>
    </message>
</context>
<context>
    <name>mulin::ui::DuplicatesPage</name>
    <message>
        <source>%1, first: %2</source>
        <translation>%1，第一份：%2</translation>
    </message>
    <message>
        <source>%1, second: %2</source>
        <translation>%1，第二份：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n pairs</source>
        <translation>
            <numerusform>%n 对</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records name the second entry (visits, ledgers, homes …): they go along. One step in the history takes all of it back at any time.</source>
        <translation>
            <numerusform>第二份名下的 %n 条记录（走访、台账、居住等）一并转到第一份。以后随时可在操作记录里一步撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between reasons</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>Choose which value is right. The first entry stays, the second goes to the recycle bin; what is empty is filled from the other.</source>
        <translation>逐项选出正确的内容。第一份保留，第二份进回收站；一份没填的，用另一份补上。</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>居民查重</translation>
    </message>
    <message>
        <source>First: %1</source>
        <translation>第一份：%1</translation>
    </message>
    <message>
        <source>Merge into one</source>
        <translation>合并为一人</translation>
    </message>
    <message>
        <source>Merged. The sealed ledger was closed for it; opened again, it offers to follow.</source>
        <translation>已合并。为此关上了受限台账；再打开时，点上方的“期间合并的”改到保留的一份。</translation>
    </message>
    <message>
        <source>No two residents have the same number, or a name with the same birth date, phone or door.</source>
        <translation>没有证件号码相同，或姓名与出生日期、电话、住址相同的两份档案。</translation>
    </message>
    <message>
        <source>Nobody is entered twice</source>
        <translation>没有发现重复登记</translation>
    </message>
    <message>
        <source>Not the same person</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>Pairs that look alike</source>
        <translation>可能重复的两份档案</translation>
    </message>
    <message>
        <source>Second: %1</source>
        <translation>第二份：%1</translation>
    </message>
    <message>
        <source>Surest first</source>
        <translation>把握大的在前</translation>
    </message>
    <message>
        <source>names sound alike, same birth date</source>
        <translation>姓名同音、生日相同</translation>
    </message>
    <message>
        <source>same ID number</source>
        <translation>证件号相同</translation>
    </message>
    <message>
        <source>same name and address</source>
        <translation>姓名、住址相同</translation>
    </message>
    <message>
        <source>same name and birth date</source>
        <translation>姓名、生日相同</translation>
    </message>
    <message>
        <source>same name and phone</source>
        <translation>姓名、电话相同</translation>
    </message>
</context>
<context>
    <name>mulin::ui::DutiesPage</name>
    <message>
        <source>%1: %2</source>
        <translation>%1　%2</translation>
    </message>
    <message>
        <source>Answer the first question at the left.</source>
        <translation>先回答左边的问题。</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已办</translation>
    </message>
    <message>
        <source>Duties to report</source>
        <translation>报告义务</translation>
    </message>
    <message>
        <source>Nothing of this is stored. To save a report, the sealed ledger has to be open.</source>
        <translation>这里走过的步骤不留记录。要登记报告，先打开受限台账。</translation>
    </message>
    <message>
        <source>Print the form</source>
        <translation>打印登记表</translation>
    </message>
    <message>
        <source>Report form</source>
        <translation>报告登记表</translation>
    </message>
    <message>
        <source>Reports are saved by those with a part in the sealed ledger; print the form instead.</source>
        <translation>有受限台账授权的人才能登记报告，可以先打印登记表。</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>登记报告</translation>
    </message>
    <message>
        <source>The report goes into the sealed ledger. No details of the harm, no names of offenders.</source>
        <translation>报告存入受限台账。不写侵害细节，不登记加害人。</translation>
    </message>
    <message>
        <source>The report is saved; “Begin anew” is for the next one.</source>
        <translation>报告已登记；办下一件请按“重新开始”。</translation>
    </message>
    <message>
        <source>The sealed ledger has to be set up first.</source>
        <translation>请先启用这本受限台账。</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做的事</translation>
    </message>
    <message>
        <source>What is to be done so far</source>
        <translation>目前要做的事</translation>
    </message>
    <message>
        <source>When it was done: %1</source>
        <translation>几时办的：%1</translation>
    </message>
    <message>
        <source>Which duty</source>
        <translation>哪一项义务</translation>
    </message>
</context>
<context>
    <name>mulin::ui::Duty</name>
    <message>
        <source>At once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>及时</translation>
    </message>
    <message>
        <source>Within %1 hours</source>
        <translation>%1 小时内</translation>
    </message>
</context>
<context>
    <name>mulin::ui::Emergency</name>
    <message>
        <source>Answered</source>
        <translation>已应</translation>
    </message>
    <message>
        <source>Being called</source>
        <translation>呼叫中</translation>
    </message>
    <message>
        <source>Holder A</source>
        <translation>A 角</translation>
    </message>
    <message>
        <source>Holder B, A is away</source>
        <translation>B 角，A 角请假</translation>
    </message>
    <message>
        <source>Holder B, no A</source>
        <translation>B 角，A 角空岗</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>未应</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Somebody was sent</source>
        <translation>已派人上门</translation>
    </message>
</context>
<context>
    <name>mulin::ui::EmergencyPanel</name>
    <message>
        <source>Emergency</source>
        <translation>切到急时</translation>
    </message>
    <message>
        <source>End the emergency</source>
        <translation>回到平时</translation>
    </message>
    <message>
        <source>Normal times</source>
        <translation>回到平时</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>请填事由。</translation>
    </message>
    <message>
        <source>Start the emergency</source>
        <translation>切到急时</translation>
    </message>
    <message>
        <source>Such as the warning that was given</source>
        <translation>如收到的预警</translation>
    </message>
    <message numerus="yes">
        <source>The call tree has %n lines. Holders B act where A is away; every call is logged.</source>
        <translation>
            <numerusform>呼叫树共 %n 行。A 角请假或空岗的由 B 角顶岗，每次呼叫都有记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>The emergency ends now. The log of calls stays in the registers.</source>
        <translation>应急状态就此结束，呼叫记录留在登记簿里。</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>处置结果</translation>
    </message>
</context>
<context>
    <name>mulin::ui::EmergencyView</name>
    <message>
        <source>%1, entrance %2</source>
        <translation>%1（%2单元）</translation>
    </message>
    <message>
        <source>(vacant)</source>
        <translation>（空岗）</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已应</translation>
    </message>
    <message>
        <source>As</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Back to normal times</source>
        <translation>回到平时</translation>
    </message>
    <message>
        <source>Being called</source>
        <translation>呼叫中</translation>
    </message>
    <message>
        <source>Call list</source>
        <translation>叫应清单</translation>
    </message>
    <message>
        <source>Call tree</source>
        <translation>呼叫树</translation>
    </message>
    <message>
        <source>Call tree or call list</source>
        <translation>呼叫树或叫应清单</translation>
    </message>
    <message>
        <source>Called by %1</source>
        <translation>由 %1 叫</translation>
    </message>
    <message>
        <source>Emergency calls</source>
        <translation>应急呼叫</translation>
    </message>
    <message numerus="yes">
        <source>Emergency: %1, since %2 (%n minutes)</source>
        <translation>
            <numerusform>急时　%1　%2 启动，已 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>In posts %1   Answered %2</source>
        <translation>应到岗 %1　已应 %2</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>未应</translation>
    </message>
    <message>
        <source>No answer %1</source>
        <translation>未应 %1</translation>
    </message>
    <message>
        <source>No answer, now %1 (B)</source>
        <translation>未应，转 B 角 %1</translation>
    </message>
    <message>
        <source>No answer: %1 (B)</source>
        <translation>不应转 B 角 %1</translation>
    </message>
    <message>
        <source>Not answered only</source>
        <translation>只看没应的</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Print the call list</source>
        <translation>打印叫应清单</translation>
    </message>
    <message>
        <source>Print the call tree</source>
        <translation>打印呼叫树</translation>
    </message>
    <message>
        <source>Show the phone</source>
        <translation>看电话</translation>
    </message>
    <message>
        <source>Somebody was sent</source>
        <translation>已派人上门</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>State</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>To be called %1   Reached %2   Being called %3</source>
        <translation>要叫应 %1　已叫应 %2　呼叫中 %3</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>holder B where A is away or silent</source>
        <translation>A 角请假或不应的，叫 B 角</translation>
    </message>
    <message>
        <source>none</source>
        <translation>未登记</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ErrorText</name>
    <message>
        <source>%1 (process %2) on the computer %3</source>
        <translation>%1（进程 %2，电脑 %3）</translation>
    </message>
    <message>
        <source>%1 differs from the ID number, which says %2.</source>
        <translation>%1与证件号码不符，号码里是 %2。</translation>
    </message>
    <message>
        <source>%1 lies before %2 (%3).</source>
        <translation>%1 早于%2（%3）。</translation>
    </message>
    <message>
        <source>%1, row %2</source>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>%1: %3 people are called “%2”.</source>
        <translation>%1：有 %3 位“%2”。</translation>
    </message>
    <message>
        <source>%1: nobody is called “%2”.</source>
        <translation>%1：没有找到“%2”。</translation>
    </message>
    <message>
        <source>%1: there is no “%2”.</source>
        <translation>%1：没有找到“%2”。</translation>
    </message>
    <message>
        <source>%1: “%2” and the number beside it do not belong together.</source>
        <translation>%1：“%2”与所填的号码对不上。</translation>
    </message>
    <message>
        <source>%1: “%2” fits %3 dwellings.</source>
        <translation>%1：“%2”对应 %3 处房屋。</translation>
    </message>
    <message>
        <source>%1: “%2” fits %3 records.</source>
        <translation>%1：有 %3 个“%2”。</translation>
    </message>
    <message>
        <source>%2 is missing.</source>
        <translation>还缺“%2”。</translation>
    </message>
    <message>
        <source>%2 is too long: %3 characters at most.</source>
        <translation>%2太长：最多 %3 个字。</translation>
    </message>
    <message>
        <source>%2 is worked out by the program and cannot be written.</source>
        <translation>“%2”由程序算出，不能直接填写。</translation>
    </message>
    <message>
        <source>%2 people are or were in the ledger “%1”.</source>
        <translation>“%1”台账里有过 %2 人。</translation>
    </message>
    <message>
        <source>%2 takes whole numbers alone, not “%3”.</source>
        <translation>“%2”只能填整数，不能填“%3”。</translation>
    </message>
    <message>
        <source>%2 was changed by somebody else while this form was open.</source>
        <translation>填表期间，“%2”被别人改过。</translation>
    </message>
    <message>
        <source>%2: %3 lies after today.</source>
        <translation>%2：%3 晚于今天。</translation>
    </message>
    <message>
        <source>%2: what it names is not there any more, or does not belong there.</source>
        <translation>%2：所选的记录已不在，或不该填在这里。</translation>
    </message>
    <message>
        <source>%2: “%3” cannot be understood.</source>
        <translation>%2：“%3”看不懂。</translation>
    </message>
    <message>
        <source>%2: “%3” is none of the choices.</source>
        <translation>%2：“%3”不在可选项里。</translation>
    </message>
    <message>
        <source>%2: “%3” lies outside what is possible.</source>
        <translation>%2：“%3”超出了可能的范围。</translation>
    </message>
    <message>
        <source>Add a user with the new login, then remove this one.</source>
        <translation>请用新登录名添加一位用户，再移除这一位。</translation>
    </message>
    <message>
        <source>Add who went along, or write under the findings why you went alone.</source>
        <translation>请补上同去的人，或在走访情况里写明一人前往的原因。</translation>
    </message>
    <message>
        <source>Ask a colleague with a grant to enter login and password as well.</source>
        <translation>请这位同事也输入登录名和口令。</translation>
    </message>
    <message>
        <source>Ask somebody who manages it to grant it anew, or use its recovery sheet.</source>
        <translation>请管理该台账的同事重新授权，或使用它的恢复单。</translation>
    </message>
    <message>
        <source>Ask somebody who manages this ledger for a grant.</source>
        <translation>如工作需要，请管理该台账的同事授权。</translation>
    </message>
    <message>
        <source>Ask the person who administers this office.</source>
        <translation>请联系本单位的管理人员。</translation>
    </message>
    <message>
        <source>Ask where the file comes from; copy the rows into a new sheet.</source>
        <translation>请问清文件来源；可把各行复制到新表里。</translation>
    </message>
    <message>
        <source>Cannot be understood</source>
        <translation>看不懂，请改一改</translation>
    </message>
    <message>
        <source>Change the record that it comes from.</source>
        <translation>请去修改它所来自的那条记录。</translation>
    </message>
    <message>
        <source>Changed by somebody else meanwhile; save again to overwrite</source>
        <translation>填表期间被别人改过；再保存一次即以您填的为准</translation>
    </message>
    <message>
        <source>Check both against the card, or save it as “to be checked”.</source>
        <translation>请对照证件核对两处，或先按“待核”保存。</translation>
    </message>
    <message>
        <source>Check both.</source>
        <translation>请核对两者。</translation>
    </message>
    <message>
        <source>Check how it is written, or enter it first.</source>
        <translation>请核对写法，或先登记。</translation>
    </message>
    <message>
        <source>Check it against the card, or save it as “to be checked”.</source>
        <translation>请对照证件核对，或先按“待核”保存。</translation>
    </message>
    <message>
        <source>Check the digits, or search by the name of the community.</source>
        <translation>请核对数字，或按社区名称查找。</translation>
    </message>
    <message>
        <source>Check the disk or the USB stick, then try again.</source>
        <translation>请检查磁盘或 U 盘后再试。</translation>
    </message>
    <message>
        <source>Check the name and the folder, or choose the file again.</source>
        <translation>请核对文件名和所在文件夹，或重新选择。</translation>
    </message>
    <message>
        <source>Check the name, or enter the person among the residents first.</source>
        <translation>请核对姓名，或先登记为居民。</translation>
    </message>
    <message>
        <source>Check the spelling of the action.</source>
        <translation>请核对操作的写法。</translation>
    </message>
    <message>
        <source>Check the spelling of the field.</source>
        <translation>请核对这一项的写法。</translation>
    </message>
    <message>
        <source>Check the spelling.</source>
        <translation>请核对写法。</translation>
    </message>
    <message>
        <source>Check the user name. Whoever was removed, or lost the password with the old key of the file, gets one from an administrator. A backup knows the users of its day.</source>
        <translation>请核对用户名。已被移除的，或者文件换过密钥的，请管理员给设密码。备份里只有备份当天的用户。</translation>
    </message>
    <message>
        <source>Check whether you may read this file, and whether the disk is plugged in.</source>
        <translation>请检查是否有读取权限，磁盘是否插好。</translation>
    </message>
    <message>
        <source>Choose a file in it.</source>
        <translation>请选择其中的文件。</translation>
    </message>
    <message>
        <source>Choose a file that ends in .mulin; spreadsheets are read by “Import”.</source>
        <translation>请选择以 .mulin 结尾的文件；表格请用“导入”。</translation>
    </message>
    <message>
        <source>Choose a photograph; other papers are kept under Registers, Documents.</source>
        <translation>请选择照片；其他文件请登记为材料。</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>请换一个短一些的名字。</translation>
    </message>
    <message>
        <source>Choose again from the list.</source>
        <translation>请从列表里重新选。</translation>
    </message>
    <message>
        <source>Choose an .xlsx, .xls, .ods or .csv file.</source>
        <translation>请选择 .xlsx、.xls、.ods 或 .csv 文件。</translation>
    </message>
    <message>
        <source>Choose another file or another sheet of it.</source>
        <translation>请换一个文件或其中的另一张工作表。</translation>
    </message>
    <message>
        <source>Choose another folder or another name.</source>
        <translation>请换一个文件夹或名字。</translation>
    </message>
    <message>
        <source>Choose another ledger, or have it put to use again in its design. Who is in it stays, and may leave.</source>
        <translation>请选别的台账，或在“设计这本台账”里恢复使用。已在册的人不受影响，可以照常退出。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名字。</translation>
    </message>
    <message>
        <source>Choose another, or change that record.</source>
        <translation>请换一个，或先修改那条记录。</translation>
    </message>
    <message>
        <source>Choose one from the history.</source>
        <translation>请从操作记录里选。</translation>
    </message>
    <message>
        <source>Choose one from the list</source>
        <translation>请从列表里选一个</translation>
    </message>
    <message>
        <source>Choose one from the list of reports.</source>
        <translation>请从报表列表里选。</translation>
    </message>
    <message>
        <source>Choose one of five, four and branch.</source>
        <translation>请在 five、four、branch 中选一个。</translation>
    </message>
    <message>
        <source>Choose the file again, or bring it back from a backup.</source>
        <translation>请重新选择该文件，或从备份中恢复。</translation>
    </message>
    <message>
        <source>Compare it by = or !=, numbers also by &lt; and &gt;.</source>
        <translation>请用 = 或 != 比较，数字还可以用 &lt; 和 &gt;。</translation>
    </message>
    <message>
        <source>Compare it with the sheet, group by group, and look whether the sheet is that of this file.</source>
        <translation>请与恢复单逐组核对，并看清恢复单是不是这个文件的。</translation>
    </message>
    <message>
        <source>Copy it again from the phone or the camera, then choose it again.</source>
        <translation>请从手机或相机重新复制后再选择。</translation>
    </message>
    <message>
        <source>Copy it to a disk of this computer to work with it.</source>
        <translation>请复制到本机磁盘后再登记。</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>请改正后再试。</translation>
    </message>
    <message>
        <source>Correct it, then save again.</source>
        <translation>请改正后再保存。</translation>
    </message>
    <message>
        <source>Correct one of the two dates.</source>
        <translation>请改其中一个日期。</translation>
    </message>
    <message>
        <source>Correct the date of entry in the ledger, or the date of birth in the file of the person.</source>
        <translation>请改台账里的入册日期，或改居民档案里的出生日期。</translation>
    </message>
    <message>
        <source>Correct the date of entry in the ledger, or the date of death in the file of the person.</source>
        <translation>请改台账里的入册日期，或改居民档案里的去世日期。</translation>
    </message>
    <message>
        <source>Correct the date.</source>
        <translation>请改日期。</translation>
    </message>
    <message>
        <source>Correct the file, then start again.</source>
        <translation>请改正文件后重新启动。</translation>
    </message>
    <message>
        <source>Correct the name in the sheet, or choose the ledger before the import.</source>
        <translation>请改表里的名称，或在导入前选好台账。</translation>
    </message>
    <message>
        <source>Delete or change those first.</source>
        <translation>请先删除或修改那些记录。</translation>
    </message>
    <message>
        <source>Enter the residents first, then the sealed ledger.</source>
        <translation>请先登记居民，再登记受限台账。</translation>
    </message>
    <message>
        <source>Everything in it can be looked at.</source>
        <translation>里面的内容都可以查看。</translation>
    </message>
    <message>
        <source>Fill it in, then save again.</source>
        <translation>请补上后再保存。</translation>
    </message>
    <message>
        <source>First make somebody else an administrator.</source>
        <translation>请先给另一位用户系统管理员角色。</translation>
    </message>
    <message>
        <source>First make somebody else its manager.</source>
        <translation>请先授权另一位同事管理。</translation>
    </message>
    <message>
        <source>For the ledger “%1”, %2 people go together.</source>
        <translation>“%1”要 %2 人同去。</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>请腾出空间后再试。</translation>
    </message>
    <message>
        <source>Give the full number.</source>
        <translation>请写完整的编号。</translation>
    </message>
    <message>
        <source>Give the name of the file.</source>
        <translation>请写上文件名。</translation>
    </message>
    <message>
        <source>Has to be filled in</source>
        <translation>这一项要填</translation>
    </message>
    <message>
        <source>If its name or code is wrong, correct that.</source>
        <translation>名称或编码有误的，请直接修改。</translation>
    </message>
    <message>
        <source>If something in it is wrong, have it reopened by who manages the ledger.</source>
        <translation>内容确有错误的，请台账管理人重新打开。</translation>
    </message>
    <message>
        <source>If this file is of another kind of office, say so under Organisation, More, Kind of office.</source>
        <translation>单位类别不对的，可以在“组织”页“更多”里的“单位类别”改正。</translation>
    </message>
    <message>
        <source>In an encrypted file a user keeps the login: the password hangs on it.</source>
        <translation>加密文件里，密码跟着登录名走，登录名不能改。</translation>
    </message>
    <message>
        <source>In the condition “%1” the field before character %2 cannot be compared by this sign.</source>
        <translation>条件“%1”第 %2 个字处的符号不能用于它前面的字段。</translation>
    </message>
    <message>
        <source>In the ledger “%1” since %2, after the day of death, %3.</source>
        <translation>“%1”台账的入册日期是%2，晚于去世日期（%3）。</translation>
    </message>
    <message>
        <source>In the ledger “%1” since %2, before the day of birth, %3.</source>
        <translation>“%1”台账的入册日期是%2，早于出生日期（%3）。</translation>
    </message>
    <message>
        <source>Install the newer version on this computer.</source>
        <translation>请在这台电脑上安装新版本。</translation>
    </message>
    <message>
        <source>It may have been deleted: look in the recycle bin.</source>
        <translation>可能已被删除，请到回收站看看。</translation>
    </message>
    <message>
        <source>It stays in force.</source>
        <translation>它继续有效。</translation>
    </message>
    <message>
        <source>It was left as it is.</source>
        <translation>原文件没有改动。</translation>
    </message>
    <message>
        <source>It was not deleted.</source>
        <translation>没有删除。</translation>
    </message>
    <message>
        <source>It was not taken in; everything else is as it was.</source>
        <translation>没有放入这个文件，其他内容不受影响。</translation>
    </message>
    <message>
        <source>Later than today</source>
        <translation>晚于今天</translation>
    </message>
    <message>
        <source>Look at the new value, then save again.</source>
        <translation>请看看新的内容，再保存。</translation>
    </message>
    <message>
        <source>Look for the cell and shorten it.</source>
        <translation>请找到这个单元格，缩短内容。</translation>
    </message>
    <message>
        <source>Make or restore it again under another name.</source>
        <translation>请换个名字重新新建或恢复。</translation>
    </message>
    <message>
        <source>Make the folder first, or choose another.</source>
        <translation>请先建好文件夹，或换一个。</translation>
    </message>
    <message>
        <source>Map the columns again and save it anew.</source>
        <translation>请重新对应各列并保存。</translation>
    </message>
    <message>
        <source>Name who goes, or somebody to stand in.</source>
        <translation>请填由谁去，或填代班人。</translation>
    </message>
    <message>
        <source>No column of “%1” can be the name.</source>
        <translation>“%1”里没有一列像姓名。</translation>
    </message>
    <message>
        <source>No file was named.</source>
        <translation>没有写文件名。</translation>
    </message>
    <message>
        <source>No row of headings was found in “%1”.</source>
        <translation>在“%1”里没有找到表头。</translation>
    </message>
    <message>
        <source>Nobody but “%1” may administer this office.</source>
        <translation>除“%1”外没有其他系统管理员。</translation>
    </message>
    <message>
        <source>Nobody but “%2” manages the sealed ledger “%1”.</source>
        <translation>除“%2”外没有人管理受限台账“%1”。</translation>
    </message>
    <message>
        <source>Nobody is responsible: name who goes</source>
        <translation>没有人负责，请写上谁去走访</translation>
    </message>
    <message>
        <source>Nobody is responsible: “%2” is empty.</source>
        <translation>没有人负责：“%2”还没填。</translation>
    </message>
    <message>
        <source>None of the choices</source>
        <translation>不在可选项里</translation>
    </message>
    <message>
        <source>Nothing was changed by this step.</source>
        <translation>这一步没有改动任何内容。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有作任何改动。</translation>
    </message>
    <message>
        <source>Nothing was deleted.</source>
        <translation>没有删除任何内容。</translation>
    </message>
    <message>
        <source>Nothing was entered; what there is stays readable.</source>
        <translation>没有登记；以前登记过的仍可查阅。</translation>
    </message>
    <message>
        <source>Nothing was shown or written.</source>
        <translation>没有显示也没有写入任何内容。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>没有写入任何内容。</translation>
    </message>
    <message>
        <source>Open it in WPS and save it as .xlsx.</source>
        <translation>请用 WPS 打开后“另存为”.xlsx 再导入。</translation>
    </message>
    <message>
        <source>Open it in WPS or Excel and save it as .xlsx.</source>
        <translation>请用 WPS 或 Excel 打开，另存为 .xlsx。</translation>
    </message>
    <message>
        <source>Open it in WPS or Excel, save it again and try once more.</source>
        <translation>请用 WPS 或 Excel 打开，重新保存后再试。</translation>
    </message>
    <message>
        <source>Open it in WPS or Excel, take the password away and save it.</source>
        <translation>请用 WPS 或 Excel 打开，取消密码后保存。</translation>
    </message>
    <message>
        <source>Open it with the code on the recovery sheet, or restore the newest backup.</source>
        <translation>请用恢复单上的恢复码打开，或恢复最近一次备份。</translation>
    </message>
    <message>
        <source>Open it with your password first.</source>
        <translation>请先用您的口令打开。</translation>
    </message>
    <message>
        <source>Open that enrolment and change it there, or enter a time that does not overlap.</source>
        <translation>请打开那条记录修改，或填一段不重叠的时间。</translation>
    </message>
    <message>
        <source>Open that record and change it there, or correct what you typed.</source>
        <translation>请打开那条记录修改，或更正所填内容。</translation>
    </message>
    <message>
        <source>Other records name it, %1 in all: %2.</source>
        <translation>还有 %1 条记录用到它：%2。</translation>
    </message>
    <message>
        <source>Outside what is possible</source>
        <translation>超出可能的范围</translation>
    </message>
    <message>
        <source>Point to the row with 姓名 and the other headings.</source>
        <translation>请指出哪一行是“姓名”等表头。</translation>
    </message>
    <message>
        <source>Print and export where the file can be written.</source>
        <translation>请在能写入这个文件的地方打印和导出。</translation>
    </message>
    <message>
        <source>Register a correction instead.</source>
        <translation>请另行登记更正。</translation>
    </message>
    <message>
        <source>Remove users who do not work here any more.</source>
        <translation>请移除已不在本单位工作的用户。</translation>
    </message>
    <message>
        <source>Restore the newest backup, and keep the damaged file.</source>
        <translation>请恢复最近一次备份，并保留损坏的文件。</translation>
    </message>
    <message>
        <source>Retire the ledger instead: it takes nobody in any more, and what was written stays.</source>
        <translation>请改为停用：不再入册，已有内容都保留。</translation>
    </message>
    <message>
        <source>Round it; for decimals the field would have to be an amount.</source>
        <translation>请取整；要填小数，这一项的类型得是“金额或小数”。</translation>
    </message>
    <message>
        <source>Save the data as a file first, or choose another file.</source>
        <translation>请先存成文件，或另选一个文件。</translation>
    </message>
    <message>
        <source>Say which column holds the names.</source>
        <translation>请指出哪一列是姓名。</translation>
    </message>
    <message>
        <source>Set it up first under Administration, Sealed ledgers.</source>
        <translation>请先到“管理—受限台账”启用。</translation>
    </message>
    <message>
        <source>Shorten it, or put the rest into the remark.</source>
        <translation>请缩短，或把其余的写进备注。</translation>
    </message>
    <message>
        <source>Sign in with your user name and password.</source>
        <translation>请用您的用户名和密码登录。</translation>
    </message>
    <message>
        <source>Split it into several files.</source>
        <translation>请拆成几个文件。</translation>
    </message>
    <message>
        <source>Still being read in: save again in a moment</source>
        <translation>正在读入，请稍后再保存</translation>
    </message>
    <message>
        <source>Stopped as you wished.</source>
        <translation>已按您的要求停止。</translation>
    </message>
    <message>
        <source>Take a picture with fewer pixels or scan in parts; films are better kept elsewhere.</source>
        <translation>请压缩图片或分几份扫描后再放入；视频请存放在别处。</translation>
    </message>
    <message>
        <source>Take one from the list.</source>
        <translation>请从列表里选一个。</translation>
    </message>
    <message>
        <source>Take this sheet in once more from the ledger that it names.</source>
        <translation>请到写明的那本台账里，再导入一次这张表。</translation>
    </message>
    <message>
        <source>That is done under Administration, Sealed ledgers, by “%1” alone.</source>
        <translation>请“%1”本人到“管理—受限台账”设置。</translation>
    </message>
    <message>
        <source>The ID number says %1</source>
        <translation>证件号码里是 %1</translation>
    </message>
    <message>
        <source>The ID number “%1” is not valid (%2).</source>
        <translation>证件号码“%1”有误（%2）。</translation>
    </message>
    <message>
        <source>The condition “%1” cannot be understood from character %2 on.</source>
        <translation>条件“%1”从第 %2 个字起看不懂。</translation>
    </message>
    <message>
        <source>The condition “%1” has too many parentheses in one another.</source>
        <translation>条件“%1”的括号套得太深。</translation>
    </message>
    <message>
        <source>The condition “%1” holds more than 30,000 values.</source>
        <translation>条件“%1”里的值超过 30000 个。</translation>
    </message>
    <message>
        <source>The definition %1 has a mistake in line %2: %3</source>
        <translation>定义文件 %1 第 %2 行有误：%3</translation>
    </message>
    <message>
        <source>The disk did not answer while “%1” was read or written.</source>
        <translation>读写“%1”时磁盘没有响应。</translation>
    </message>
    <message>
        <source>The disk with “%1” is full.</source>
        <translation>“%1”所在的磁盘已满。</translation>
    </message>
    <message>
        <source>The folder for “%1” does not exist.</source>
        <translation>“%1”所在的文件夹不存在。</translation>
    </message>
    <message>
        <source>The ledger itself is whole.</source>
        <translation>台账内容完好。</translation>
    </message>
    <message>
        <source>The ledger “%1” is retired and takes nobody in any more.</source>
        <translation>“%1”台账已停用，不再入册。</translation>
    </message>
    <message>
        <source>The name “%1” is too long for this disk.</source>
        <translation>“%1”这个名字太长，磁盘存不下。</translation>
    </message>
    <message>
        <source>The password does not open “%1”.</source>
        <translation>密码不对，打不开“%1”。</translation>
    </message>
    <message>
        <source>The password for sealed ledgers is wrong.</source>
        <translation>受限台账口令不对。</translation>
    </message>
    <message>
        <source>The passwords stored in “%1” are damaged.</source>
        <translation>“%1”中保存密码的部分已损坏。</translation>
    </message>
    <message>
        <source>The person is already in the ledger “%1” from %2 on.</source>
        <translation>此人从%2起已经在“%1”台账里。</translation>
    </message>
    <message>
        <source>The program made a mistake of its own.</source>
        <translation>程序自身出了错。</translation>
    </message>
    <message>
        <source>The records behind them are still there.</source>
        <translation>后面的登记内容都还在。</translation>
    </message>
    <message>
        <source>The row belongs to the ledger “%1”, not to “%2”.</source>
        <translation>这一行是“%1”台账的，不是“%2”。</translation>
    </message>
    <message>
        <source>The saved mapping “%1” has a mistake in line %2.</source>
        <translation>保存的列对应“%1”第 %2 行有误。</translation>
    </message>
    <message>
        <source>The sealed ledger “%1” has not been set up.</source>
        <translation>受限台账“%1”还没有启用。</translation>
    </message>
    <message>
        <source>The sealed ledger “%1” is closed.</source>
        <translation>受限台账“%1”没有打开。</translation>
    </message>
    <message>
        <source>The sealed ledger “%1” is set up already.</source>
        <translation>受限台账“%1”已经启用过了。</translation>
    </message>
    <message>
        <source>The sheet “%1” is empty.</source>
        <translation>表格“%1”是空的。</translation>
    </message>
    <message>
        <source>There is already a file “%1”.</source>
        <translation>文件“%1”已经存在。</translation>
    </message>
    <message>
        <source>There is no act “%1”.</source>
        <translation>没有“%1”这一步操作。</translation>
    </message>
    <message>
        <source>There is no file “%1”.</source>
        <translation>找不到文件“%1”。</translation>
    </message>
    <message>
        <source>There is no kind of record called “%1”.</source>
        <translation>没有“%1”这类记录。</translation>
    </message>
    <message>
        <source>There is no ledger “%1” here. Closest: %2.</source>
        <translation>没有叫“%1”的台账。相近的有：%2。</translation>
    </message>
    <message>
        <source>There is no office with the code “%1” in the national register.</source>
        <translation>全国区划名录里没有代码“%1”。</translation>
    </message>
    <message>
        <source>There is no report “%1”.</source>
        <translation>没有“%1”这张报表。</translation>
    </message>
    <message>
        <source>There is no such record (%1, %2).</source>
        <translation>没有这条记录（%1，%2）。</translation>
    </message>
    <message>
        <source>There is no tier template “%1”.</source>
        <translation>没有架构模板“%1”。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可以撤销的操作。</translation>
    </message>
    <message>
        <source>This is the office to which the file belongs; it cannot be deleted.</source>
        <translation>这是本文件所属的单位，不能删除。</translation>
    </message>
    <message>
        <source>This record is closed since %1 and cannot be changed any more.</source>
        <translation>这份档案已于%1关闭，不能再改。</translation>
    </message>
    <message>
        <source>This recovery code does not belong to “%1”, or was mistyped.</source>
        <translation>恢复码不是“%1”的，或输入有误。</translation>
    </message>
    <message>
        <source>This step has legal effect and is not undone.</source>
        <translation>这一步具有法律效力，不能撤销。</translation>
    </message>
    <message>
        <source>This step was undone already.</source>
        <translation>这一步已经撤销过了。</translation>
    </message>
    <message>
        <source>To bring it back, undo the undoing.</source>
        <translation>要恢复它，请撤销那次撤销。</translation>
    </message>
    <message>
        <source>To take the sealed ledger “%1” out in bulk needs a second person who may open it.</source>
        <translation>批量导出受限台账“%1”需要另一位获得授权的同事在场。</translation>
    </message>
    <message>
        <source>To write, allow writing in the folder or work on a copy.</source>
        <translation>要登记，请开放文件夹的写入权限，或在副本上操作。</translation>
    </message>
    <message>
        <source>To write, close it there first.</source>
        <translation>要登记，请先在那边关闭。</translation>
    </message>
    <message>
        <source>To write, take away the write protection or work on a copy.</source>
        <translation>要登记，请去掉写保护，或在副本上操作。</translation>
    </message>
    <message>
        <source>Too long: %1 characters at most</source>
        <translation>太长，最多 %1 个字</translation>
    </message>
    <message>
        <source>Try again; if it happens again, note the time and tell the maintainers.</source>
        <translation>请再试一次；如仍出错，记下时间并告诉维护人员。</translation>
    </message>
    <message>
        <source>Type it again: it is the one that you last set yourself, not one that was set for you.</source>
        <translation>请重新输入：是您本人最近一次设置的口令，不是别人替您设的。</translation>
    </message>
    <message>
        <source>Type it again; look at Caps Lock and the input method. A backup opens with the password of its day.</source>
        <translation>请重新输入，注意大小写锁定和输入法。备份要用备份当天的密码打开。</translation>
    </message>
    <message>
        <source>What belongs into the sealed ledger “%1” is saved by itself, never together with other records.</source>
        <translation>受限台账“%1”的内容要单独保存，不能与其他记录一起写入。</translation>
    </message>
    <message>
        <source>What is said of it is still there.</source>
        <translation>它的登记信息还在。</translation>
    </message>
    <message>
        <source>What was saved before is safe; this step was not saved.</source>
        <translation>此前保存的都在；这一步没有保存。</translation>
    </message>
    <message>
        <source>What you typed is still there.</source>
        <translation>您填的内容都在。</translation>
    </message>
    <message>
        <source>What you typed is still there; nothing was overwritten.</source>
        <translation>您填的内容都在；没有覆盖任何内容。</translation>
    </message>
    <message>
        <source>What “%1” holds is not in this file.</source>
        <translation>本数据文件中没有“%1”的内容。</translation>
    </message>
    <message>
        <source>What “%2” was granted of the sealed ledger “%1” no longer opens with this password.</source>
        <translation>“%2”对受限台账“%1”的授权已不能用现在的口令打开。</translation>
    </message>
    <message>
        <source>Worked out by the program</source>
        <translation>由程序算出</translation>
    </message>
    <message>
        <source>Write field, sign and value, such as: sex = female</source>
        <translation>请按“项目 符号 值”来写，例如：性别 = 女。</translation>
    </message>
    <message>
        <source>Write it with fewer, or in two steps.</source>
        <translation>请写得简单一些，或分两次查。</translation>
    </message>
    <message>
        <source>Write its number or code.</source>
        <translation>请写编号或代码。</translation>
    </message>
    <message>
        <source>Write the ID number as well.</source>
        <translation>请写上身份证号。</translation>
    </message>
    <message>
        <source>Write the whole address, with the estate.</source>
        <translation>请写完整住址，带上小区名称。</translation>
    </message>
    <message>
        <source>XML of Excel 2003</source>
        <translation>Excel 2003 的 XML</translation>
    </message>
    <message>
        <source>You have no right for this (%2).</source>
        <translation>您没有这项权限（%2）。</translation>
    </message>
    <message>
        <source>a cell with more than a million characters</source>
        <translation>有单元格超过一百万字</translation>
    </message>
    <message>
        <source>a character that cannot be there</source>
        <translation>有不该出现的字符</translation>
    </message>
    <message>
        <source>a checksum does not fit</source>
        <translation>校验值不符</translation>
    </message>
    <message>
        <source>a document type definition</source>
        <translation>文档类型定义</translation>
    </message>
    <message>
        <source>a little that unpacks to very much</source>
        <translation>压缩得极小、解开极大的内容</translation>
    </message>
    <message>
        <source>a part that is too long</source>
        <translation>有一段过长</translation>
    </message>
    <message>
        <source>a quotation mark is never closed</source>
        <translation>引号没有成对</translation>
    </message>
    <message>
        <source>a row with more than 64 million characters</source>
        <translation>有一行超过六千四百万字</translation>
    </message>
    <message>
        <source>an entry of a sealed ledger</source>
        <translation>受限台账的一条记录</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>另一个程序</translation>
    </message>
    <message>
        <source>birth date after today</source>
        <translation>出生日期晚于今天</translation>
    </message>
    <message>
        <source>cell %1</source>
        <translation>单元格 %1</translation>
    </message>
    <message>
        <source>digits were lost in a spreadsheet</source>
        <translation>在表格里丢失了末几位</translation>
    </message>
    <message>
        <source>hundreds of nested parts</source>
        <translation>几百层嵌套</translation>
    </message>
    <message>
        <source>its beginning</source>
        <translation>文件开头</translation>
    </message>
    <message>
        <source>its content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>its content brought the reading to a stop</source>
        <translation>内容有问题，读到一半停了</translation>
    </message>
    <message>
        <source>its length is not what it says: most often it was cut off while it was copied</source>
        <translation>长度与记载不符，多半是复制时被截断</translation>
    </message>
    <message>
        <source>its parts do not fit together</source>
        <translation>各部分对不上</translation>
    </message>
    <message>
        <source>more than 1 GB when unpacked</source>
        <translation>解开后超过 1 GB</translation>
    </message>
    <message>
        <source>more than 16,384 columns</source>
        <translation>超过 16384 列</translation>
    </message>
    <message>
        <source>no such birth date</source>
        <translation>没有这样的出生日期</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>reading it takes more memory than it may</source>
        <translation>占用内存太多</translation>
    </message>
    <message>
        <source>reading it took too long</source>
        <translation>读取时间太长</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>the code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>the community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>the content of an attachment</source>
        <translation>附件的内容</translation>
    </message>
    <message>
        <source>the encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>the file is not whole</source>
        <translation>文件不完整</translation>
    </message>
    <message>
        <source>the last digit does not fit</source>
        <translation>最后一位校验码不符</translation>
    </message>
    <message>
        <source>the month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>the office</source>
        <translation>单位代码</translation>
    </message>
    <message>
        <source>the record of an interrupted saving</source>
        <translation>上次中断的保存记录</translation>
    </message>
    <message>
        <source>the serial number of the grid</source>
        <translation>网格序号</translation>
    </message>
    <message>
        <source>the unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>the worksheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>没有填</translation>
    </message>
    <message>
        <source>thousands of packed files</source>
        <translation>几千个打包文件</translation>
    </message>
    <message>
        <source>who has a part in a sealed ledger was changed by another program</source>
        <translation>受限台账的授权被别的程序改动过</translation>
    </message>
    <message>
        <source>wrong number of digits</source>
        <translation>位数不对</translation>
    </message>
    <message>
        <source>“%1” already belongs to “%2”.</source>
        <translation>“%1”已被“%2”使用。</translation>
    </message>
    <message>
        <source>“%1” already has a record with this “%2”: %3.</source>
        <translation>“%1”中已有相同的“%2”：%3。</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>读不了“%1”。</translation>
    </message>
    <message>
        <source>“%1” cannot be written: the folder or the file does not allow it.</source>
        <translation>“%1”写不进去：文件夹或文件不允许写入。</translation>
    </message>
    <message>
        <source>“%1” cannot take a further user: %2 have a password.</source>
        <translation>“%1”不能再增加用户：已有 %2 人设了密码。</translation>
    </message>
    <message>
        <source>“%1” could not be read: %2.</source>
        <translation>“%1”读不出来：%2。</translation>
    </message>
    <message>
        <source>“%1” has %2; a file may have up to %3.</source>
        <translation>“%1”有 %2，超过了单个文件 %3 的上限。</translation>
    </message>
    <message>
        <source>“%1” has no field “%2”.</source>
        <translation>“%1”没有“%2”这一项。</translation>
    </message>
    <message>
        <source>“%1” has no password for the user “%2”.</source>
        <translation>“%1”里没有用户“%2”的密码。</translation>
    </message>
    <message>
        <source>“%1” has not set a password for sealed ledgers yet.</source>
        <translation>“%1”还没有设置受限台账口令。</translation>
    </message>
    <message>
        <source>“%1” holds something that no register needs (%2) and was not opened.</source>
        <translation>“%1”里有名册不需要的内容（%2），没有打开。</translation>
    </message>
    <message>
        <source>“%1” is a device or a pipe, not a file.</source>
        <translation>“%1”是设备或管道，不是文件。</translation>
    </message>
    <message>
        <source>“%1” is a folder, not a file.</source>
        <translation>“%1”是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>“%1” is a web page with the name of a spreadsheet.</source>
        <translation>“%1”其实是网页，只是名字像表格。</translation>
    </message>
    <message>
        <source>“%1” is an office file and is not overwritten.</source>
        <translation>“%1”是办公文件，不会覆盖。</translation>
    </message>
    <message>
        <source>“%1” is damaged (%2).</source>
        <translation>“%1”已损坏（%2）。</translation>
    </message>
    <message>
        <source>“%1” is empty: there is nothing in it.</source>
        <translation>“%1”是空文件，里面没有内容。</translation>
    </message>
    <message>
        <source>“%1” is encrypted.</source>
        <translation>“%1”已加密。</translation>
    </message>
    <message>
        <source>“%1” is in a format that is not read here (%2).</source>
        <translation>“%1”是本程序不读的格式（%2）。</translation>
    </message>
    <message>
        <source>“%1” is not a file of this program.</source>
        <translation>“%1”不是本程序的文件。</translation>
    </message>
    <message>
        <source>“%1” is not a spreadsheet.</source>
        <translation>“%1”不是表格文件。</translation>
    </message>
    <message>
        <source>“%1” is not kept by an office of this kind.</source>
        <translation>按本单位的类别，不登记“%1”。</translation>
    </message>
    <message>
        <source>“%1” is open in another place: %2.</source>
        <translation>“%1”已在别处打开：%2。</translation>
    </message>
    <message>
        <source>“%1” is protected by a password.</source>
        <translation>“%1”设有打开密码。</translation>
    </message>
    <message>
        <source>“%1” is read by this very step and would be overwritten.</source>
        <translation>“%1”正是这一步要读的文件，不能拿它来写。</translation>
    </message>
    <message>
        <source>“%1” is too big: %2.</source>
        <translation>“%1”太大：%2。</translation>
    </message>
    <message>
        <source>“%1” lies in a folder that may only be read.</source>
        <translation>“%1”所在的文件夹只能读，不能写。</translation>
    </message>
    <message>
        <source>“%1” lies on a network drive, where it cannot be written safely.</source>
        <translation>“%1”在网络盘上，不能保证写入安全。</translation>
    </message>
    <message>
        <source>“%1” may only be read now: what is printed or exported could not be written to the log.</source>
        <translation>“%1”现在只能读取：打印和导出要记入日志，而日志写不进去。</translation>
    </message>
    <message>
        <source>“%1” may only be read.</source>
        <translation>“%1”只能读，不能写。</translation>
    </message>
    <message>
        <source>“%1” was never finished: making or restoring it was interrupted.</source>
        <translation>“%1”没有做完：新建或恢复时被中断。</translation>
    </message>
    <message>
        <source>“%1” was written by a newer version of this program (format %2).</source>
        <translation>“%1”由更新版本的程序写成（格式 %2）。</translation>
    </message>
    <message>
        <source>“%2” does not fit %1.</source>
        <translation>“%2”不能用于 %1。</translation>
    </message>
    <message>
        <source>“%2” fits more than one record (%1).</source>
        <translation>“%2”对应不止一条记录（%1）。</translation>
    </message>
    <message>
        <source>“%2” has no action “%1”.</source>
        <translation>“%2”没有“%1”这个操作。</translation>
    </message>
    <message>
        <source>“%2” may not open the sealed ledger “%1”.</source>
        <translation>“%2”没有获得受限台账“%1”的授权。</translation>
    </message>
    <message>
        <source>“%3” is no picture, and “%2” of “%1” takes nothing else.</source>
        <translation>“%3”不是图片，“%1”的“%2”只能放图片。</translation>
    </message>
    <message>
        <source>“field=@path”, with the path of a file</source>
        <translation>“项目=@路径”（@ 后写文件的路径）</translation>
    </message>
    <message>
        <source>“field=value”</source>
        <translation>“项目=值”</translation>
    </message>
</context>
<context>
    <name>mulin::ui::FieldList</name>
    <message>
        <source>Fields of the ledger</source>
        <translation>台账的字段</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已停用</translation>
    </message>
</context>
<context>
    <name>mulin::ui::FieldPanel</name>
    <message>
        <source>A column of the list</source>
        <translation>在列表里占一列</translation>
    </message>
    <message>
        <source>A field without a purpose cannot be put to use. Written down, it answers a resident who asks what it is for.</source>
        <translation>不写用途的字段不能启用。写清用途，居民问起来答得上。</translation>
    </message>
    <message>
        <source>A number, in the unit of the field</source>
        <translation>填数字，单位和字段一样（金额按元）</translation>
    </message>
    <message>
        <source>At least one choice</source>
        <translation>至少写一个选项</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Bring the field back</source>
        <translation>恢复这个字段</translation>
    </message>
    <message>
        <source>Came with the program: words and choices may be changed, its kind stays.</source>
        <translation>系统自带：名称和选项可以改，类型不变。</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Comes from the file of the resident and is not filled in again.</source>
        <translation>从居民档案带来，不用再填。</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>填写说明</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>In use: its kind stays. Something else is another field.</source>
        <translation>已经在用：类型不变。意思变了就另加一个字段。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>新字段</translation>
    </message>
    <message>
        <source>Not asked any more; what was filled in stays</source>
        <translation>不再填；填过的内容都在</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Retire the field</source>
        <translation>停用这个字段</translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation>敏感信息</translation>
    </message>
    <message>
        <source>Shown to whoever may see the ledger</source>
        <translation>能看这本台账的人都能看</translation>
    </message>
    <message>
        <source>Take the field away</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>To be filled in</source>
        <translation>入册时必须填</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用来做什么</translation>
    </message>
    <message>
        <source>What is it needed for?</source>
        <translation>收集它用来做什么？</translation>
    </message>
    <message>
        <source>What is the field called?</source>
        <translation>字段叫什么？</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>谁能看</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>column of the list</source>
        <translation>列表里的列</translation>
    </message>
    <message>
        <source>field %1 brought back</source>
        <translation>恢复字段 %1</translation>
    </message>
    <message>
        <source>field %1 retired</source>
        <translation>停用字段 %1</translation>
    </message>
    <message>
        <source>kind %1</source>
        <translation>类型改为 %1</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>最小和最大</translation>
    </message>
    <message>
        <source>link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>name %1</source>
        <translation>改名 %1</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>sensitive</source>
        <translation>敏感信息</translation>
    </message>
    <message>
        <source>worked out</source>
        <translation>推算</translation>
    </message>
</context>
<context>
    <name>mulin::ui::FigurePanel</name>
    <message>
        <source>%1 of %2 residents, %3 %</source>
        <translation>%1 ÷ 居民 %2，占 %3%</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 条</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Enter or double click opens the record</source>
        <translation>回车或双击打开</translation>
    </message>
    <message>
        <source>Export these records as a sheet</source>
        <translation>把这些记录导出成表格</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Records behind the figure</source>
        <translation>这个数里的记录</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Without a grid</source>
        <translation>未划网格</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>全部 %1</translation>
    </message>
</context>
<context>
    <name>mulin::ui::FilterBar</name>
    <message>
        <source>Add a condition</source>
        <translation>加条件</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>mulin::ui::FilterConditions</name>
    <message>
        <source>%1 and over</source>
        <translation>%1 岁以上</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>This import</source>
        <translation>本次导入</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>any ledger</source>
        <translation>任一台账</translation>
    </message>
    <message>
        <source>died</source>
        <translation>去世</translation>
    </message>
    <message>
        <source>moved out</source>
        <translation>已迁出</translation>
    </message>
    <message>
        <source>on the rolls</source>
        <translation>在册</translation>
    </message>
    <message>
        <source>to be checked</source>
        <translation>待核</translation>
    </message>
    <message>
        <source>under 14</source>
        <translation>14 岁以下</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>mulin::ui::FirstRun</name>
    <message>
        <source>A new office file, or one that is there</source>
        <translation>新建，还是接着用</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>All residents, visits and ledgers of an office are in one file.</source>
        <translation>一个单位的居民、走访、台账都在一个文件里。</translation>
    </message>
    <message>
        <source>Another place …</source>
        <translation>换个位置…</translation>
    </message>
    <message>
        <source>As it stands in the history</source>
        <translation>操作记录里显示这个名字</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Everything is in one file. It works without a network.</source>
        <translation>全部内容存在一个文件里，不联网也能用。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Grid: %1</source>
        <translation>网格：%1</translation>
    </message>
    <message>
        <source>Grids and tiers</source>
        <translation>网格和组织怎么分</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>How the office is organised</source>
        <translation>网格和组织怎么分</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Letters and digits</source>
        <translation>字母和数字</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Make the office file</source>
        <translation>建立单位文件</translation>
    </message>
    <message>
        <source>Make the plain office file</source>
        <translation>建立明文单位文件</translation>
    </message>
    <message>
        <source>Making the key …</source>
        <translation>正在生成密钥…</translation>
    </message>
    <message>
        <source>Making the office file</source>
        <translation>正在建立单位文件</translation>
    </message>
    <message>
        <source>Mulin</source>
        <translation>睦邻</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>New office file</source>
        <translation>新建单位文件</translation>
    </message>
    <message>
        <source>New, or go on</source>
        <translation>新建，还是接着用</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next: grids and tiers</source>
        <translation>下一步：网格和组织</translation>
    </message>
    <message>
        <source>Next: password</source>
        <translation>下一步：密码</translation>
    </message>
    <message>
        <source>Next: recovery sheet</source>
        <translation>下一步：恢复单</translation>
    </message>
    <message>
        <source>Next: user and file</source>
        <translation>下一步：用户和文件</translation>
    </message>
    <message>
        <source>Office files (*.mulin)</source>
        <translation>单位文件 (*.mulin)</translation>
    </message>
    <message>
        <source>On the disk of this computer; not on a network drive</source>
        <translation>放在本机硬盘上，不要放网络盘</translation>
    </message>
    <message>
        <source>Open a file that is there …</source>
        <translation>打开已有的文件…</translation>
    </message>
    <message>
        <source>Open an office file</source>
        <translation>打开单位文件</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>最近打开过</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Printed: next</source>
        <translation>打印好了，下一步</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复单</translation>
    </message>
    <message>
        <source>See the demonstration community; people and matters in it are made up</source>
        <translation>先看演示社区，里面的人和事都是编的</translation>
    </message>
    <message>
        <source>The first time?</source>
        <translation>第一次用？</translation>
    </message>
    <message>
        <source>The first user may do everything; further users are admitted later.</source>
        <translation>第一位用户什么都能做，其他用户以后再加。</translation>
    </message>
    <message>
        <source>The tiers from the office down to the households. Names of posts can be changed later.</source>
        <translation>从本单位一直到户分几级。岗位名称以后可以改。</translation>
    </message>
    <message>
        <source>Type the name of the community or street, its initials or its code, and choose from the national register.</source>
        <translation>输入社区、街道的名字、首字母或代码，从全国名录里选。</translation>
    </message>
    <message>
        <source>User and file</source>
        <translation>谁来用，放在哪里</translation>
    </message>
    <message>
        <source>Where the file is kept</source>
        <translation>文件放在哪里</translation>
    </message>
    <message>
        <source>Which office are we</source>
        <translation>我们是哪个单位</translation>
    </message>
    <message>
        <source>Which office we are</source>
        <translation>我们是哪个单位</translation>
    </message>
    <message>
        <source>Who works with it, and where it is kept</source>
        <translation>谁来用，放在哪里</translation>
    </message>
    <message>
        <source>Write your name: everything you do is signed with it.</source>
        <translation>请填写姓名：每项操作都要署名。</translation>
    </message>
</context>
<context>
    <name>mulin::ui::FontsPage</name>
    <message>
        <source>Fonts</source>
        <translation>字体</translation>
    </message>
</context>
<context>
    <name>mulin::ui::FormRow</name>
    <message>
        <source>%1 (required)</source>
        <translation>%1（必填）</translation>
    </message>
</context>
<context>
    <name>mulin::ui::FullNumbers</name>
    <message>
        <source>Full numbers …</source>
        <translation>完整号码…</translation>
    </message>
</context>
<context>
    <name>mulin::ui::GrantLine</name>
    <message>
        <source>All fields shown</source>
        <translation>项目全部可见</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Take this line away</source>
        <translation>去掉这一行</translation>
    </message>
    <message>
        <source>The own grids alone</source>
        <translation>只限本人网格</translation>
    </message>
    <message>
        <source>The whole office</source>
        <translation>全单位</translation>
    </message>
    <message numerus="yes">
        <source>Withheld: %n fields</source>
        <translation>
            <numerusform>不可见：%n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::HandOverPanel</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1　%2　%3</translation>
    </message>
    <message numerus="yes">
        <source>%n more cannot be changed by you</source>
        <translation>
            <numerusform>另有 %n 条你无权修改</numerusform>
        </translation>
    </message>
    <message>
        <source>From</source>
        <translation>交接日期</translation>
    </message>
    <message>
        <source>From which day?</source>
        <translation>请填交接日期。</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>工作交接</translation>
    </message>
    <message>
        <source>Only for somebody who is not among the residents</source>
        <translation>不在居民名册中的人才写</translation>
    </message>
    <message>
        <source>Or the name</source>
        <translation>或写姓名</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Public phone</source>
        <translation>公开电话</translation>
    </message>
    <message>
        <source>The first day of the successor</source>
        <translation>接手人上岗的第一天</translation>
    </message>
    <message>
        <source>What moves</source>
        <translation>交接内容</translation>
    </message>
    <message>
        <source>Who takes over</source>
        <translation>接手人</translation>
    </message>
    <message>
        <source>Who takes over?</source>
        <translation>请选接手人。</translation>
    </message>
    <message>
        <source>as holder B</source>
        <translation>B 角</translation>
    </message>
</context>
<context>
    <name>mulin::ui::HeadingRow</name>
    <message>
        <source>Double click the row with the headings (name, ID number …), or choose it and press Enter.</source>
        <translation>双击表头所在的行（姓名、身份证号……），或选中后按回车。</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>The first rows of the sheet</source>
        <translation>表格开头几行</translation>
    </message>
</context>
<context>
    <name>mulin::ui::HelpPage</name>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Find in the help</source>
        <translation>在帮助里找</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>没找到</translation>
    </message>
</context>
<context>
    <name>mulin::ui::HistoryPage</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 acts</source>
        <translation>%1 条操作</translation>
    </message>
    <message>
        <source>%1 acts match</source>
        <translation>符合的 %1 条操作</translation>
    </message>
    <message>
        <source>%1 deleted records</source>
        <translation>%1 条已删除</translation>
    </message>
    <message>
        <source>%1 deleted records, the newest of each kind</source>
        <translation>%1 条已删除，每类只列最近的</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>All acts</source>
        <translation>全部操作</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>By the act</source>
        <translation>所属操作</translation>
    </message>
    <message>
        <source>Deleted by the act</source>
        <translation>所属操作</translation>
    </message>
    <message>
        <source>Deleted on</source>
        <translation>删除日期</translation>
    </message>
    <message>
        <source>Enter opens the record   Ctrl+Enter undoes the chosen act</source>
        <translation>回车打开记录　Ctrl+Enter 撤销选中的操作</translation>
    </message>
    <message>
        <source>Enter restores the chosen record</source>
        <translation>回车恢复选中的记录</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部人员</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>筛选列表</translation>
    </message>
    <message>
        <source>History</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录类别</translation>
    </message>
    <message>
        <source>Nothing has been deleted.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>Person, number or act</source>
        <translation>居民、编号或操作</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore the chosen record</source>
        <translation>恢复选中的</translation>
    </message>
    <message>
        <source>This act concerns many records or none: %1</source>
        <translation>这次操作涉及多条记录，或不涉及记录：%1</translation>
    </message>
    <message>
        <source>This record has no page of its own.</source>
        <translation>这条记录没有单独的页面。</translation>
    </message>
    <message>
        <source>Undo the chosen act</source>
        <translation>撤销选中的</translation>
    </message>
    <message>
        <source>What you delete waits here and can be restored at any time.</source>
        <translation>删除的记录都放在这里，随时可以恢复。</translation>
    </message>
    <message>
        <source>Where, number</source>
        <translation>住址、号码</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>…%1</source>
        <translation>尾号 %1</translation>
    </message>
</context>
<context>
    <name>mulin::ui::HomeQuestion</name>
    <message>
        <source>Corrected: lived there all along</source>
        <translation>更正（原地址写错了）</translation>
    </message>
    <message>
        <source>Day of the move</source>
        <translation>搬家日期</translation>
    </message>
    <message>
        <source>Moved on</source>
        <translation>搬家，日期</translation>
    </message>
</context>
<context>
    <name>mulin::ui::HouseholdActForm</name>
    <message>
        <source>%1 lives at that address too; the households stay apart</source>
        <translation>那里已住着 %1 户，两户各自登记</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n people, %2</source>
        <translation>
            <numerusform>%1，%n 人，%2</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>3-2-501, or the whole address</source>
        <translation>如 3-2-501，或写完整地址</translation>
    </message>
    <message>
        <source>All move to another address</source>
        <translation>全户迁到新地址</translation>
    </message>
    <message>
        <source>An address is needed</source>
        <translation>请填写地址</translation>
    </message>
    <message>
        <source>Another head</source>
        <translation>变更户主</translation>
    </message>
    <message>
        <source>As soon as it is filled in, what will change stands here. Nothing is written before it is saved.</source>
        <translation>填好后，这里会写明谁的档案改什么。保存之前不会改动。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Filled in again as it was left; Esc discards it</source>
        <translation>已接着上次没存的内容；Esc 放弃</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从哪天起</translation>
    </message>
    <message>
        <source>Head: %1 → %2</source>
        <translation>户主 %1 → %2</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>住户</translation>
    </message>
    <message numerus="yes">
        <source>In the files of %n people will change</source>
        <translation>
            <numerusform>将改动 %n 人的档案</numerusform>
        </translation>
    </message>
    <message>
        <source>Left empty: they stay where they live</source>
        <translation>不填：仍住原处，只分户</translation>
    </message>
    <message>
        <source>New head</source>
        <translation>新户主</translation>
    </message>
    <message numerus="yes">
        <source>New household: %1, %n people</source>
        <translation>
            <numerusform>新立一户：户主 %1，%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>No household is chosen</source>
        <translation>还没有选住户</translation>
    </message>
    <message>
        <source>No household lives there</source>
        <translation>那里没有住户</translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation>还没有选人</translation>
    </message>
    <message>
        <source>Nobody is left in the household of %1; it stays in the history</source>
        <translation>%1 户已无人居住，记录保留</translation>
    </message>
    <message>
        <source>Nobody is ticked</source>
        <translation>还没有勾选成员</translation>
    </message>
    <message>
        <source>Nothing will change</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>Relation of %1</source>
        <translation>%1 与户主的关系</translation>
    </message>
    <message>
        <source>Relations to the head</source>
        <translation>与户主关系</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Some members move</source>
        <translation>部分成员搬家</translation>
    </message>
    <message>
        <source>Split the household</source>
        <translation>分户</translation>
    </message>
    <message>
        <source>Take in another household</source>
        <translation>并户</translation>
    </message>
    <message>
        <source>The household of %1 is left without a head: name one afterwards</source>
        <translation>%1 户将没有户主，请随后指定</translation>
    </message>
    <message>
        <source>This day cannot be read</source>
        <translation>日期看不懂</translation>
    </message>
    <message>
        <source>Unchanged: %1</source>
        <translation>不变：%1</translation>
    </message>
    <message>
        <source>Where it lives</source>
        <translation>另一户住址</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>迁往</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>address %1 → %2</source>
        <translation>住址 %1 → %2</translation>
    </message>
    <message>
        <source>another household</source>
        <translation>转入另一户</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>关系未填</translation>
    </message>
    <message>
        <source>relation %1 → %2</source>
        <translation>关系 %1 → %2</translation>
    </message>
    <message>
        <source>without a head</source>
        <translation>无户主</translation>
    </message>
</context>
<context>
    <name>mulin::ui::HouseholdPage</name>
    <message>
        <source>Not saved yet: Ctrl+S saves, Esc discards</source>
        <translation>尚未保存：Ctrl+S 保存，Esc 放弃</translation>
    </message>
</context>
<context>
    <name>mulin::ui::HouseholdView</name>
    <message>
        <source>%1 of %2</source>
        <comment>kin</comment>
        <translation>%2的%1</translation>
    </message>
    <message>
        <source>Add a household member</source>
        <translation>添加家庭成员</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Change the household</source>
        <translation>变更本户</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Founds a household of their own …</source>
        <translation>单独立户…</translation>
    </message>
    <message>
        <source>Kin who live elsewhere</source>
        <translation>不同住的亲属</translation>
    </message>
    <message>
        <source>Last visits</source>
        <translation>最近走访</translation>
    </message>
    <message>
        <source>Lived here</source>
        <translation>住过</translation>
    </message>
    <message numerus="yes">
        <source>Living here: %n</source>
        <translation>
            <numerusform>在住 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Make head …</source>
        <translation>设为户主…</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>%1 的更多操作</translation>
    </message>
    <message>
        <source>Moved out today</source>
        <translation>今天迁出</translation>
    </message>
    <message>
        <source>Moves without the others …</source>
        <translation>单独搬走…</translation>
    </message>
    <message>
        <source>Nobody is registered here now.</source>
        <translation>现在没有登记在住的人。</translation>
    </message>
    <message>
        <source>Register a visit</source>
        <translation>登记走访</translation>
    </message>
    <message>
        <source>Register number %1</source>
        <translation>户号 %1</translation>
    </message>
    <message>
        <source>aged %1</source>
        <translation>%1 岁</translation>
    </message>
    <message>
        <source>head</source>
        <translation>户主</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ImportPage</name>
    <message>
        <source>%1 - returned.xlsx</source>
        <translation>%1－退回.xlsx</translation>
    </message>
    <message>
        <source>%1 imported</source>
        <translation>已导入 %1 条</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>.xlsx, .xls, .ods and .csv, as the office keeps them: titles above the headings, merged cells and empty rows do no harm. Nothing is written before you have seen the check.</source>
        <translation>.xlsx、.xls、.ods 和 .csv 原样拿来就行，上方有标题、合并单元格、空行都不要紧。看过检查结果之前什么都不写入。</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查与查重</translation>
    </message>
    <message>
        <source>Checking every row; nothing is written …</source>
        <translation>正在逐行检查，不写入…</translation>
    </message>
    <message>
        <source>Checking the sheet</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>选文件</translation>
    </message>
    <message>
        <source>Choose the file …</source>
        <translation>选文件…</translation>
    </message>
    <message>
        <source>Choose the register as it is</source>
        <translation>选一份名册，原样就行</translation>
    </message>
    <message>
        <source>Choose the sheet</source>
        <translation>选表格</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>对应列</translation>
    </message>
    <message>
        <source>Columns kept as “%1”</source>
        <translation>已存下对应，名为“%1”</translation>
    </message>
    <message>
        <source>Convert it by LibreOffice</source>
        <translation>用 LibreOffice 转换</translation>
    </message>
    <message>
        <source>Converting the sheet</source>
        <translation>正在转换表格</translation>
    </message>
    <message>
        <source>Converting the sheet …</source>
        <translation>正在转换表格 …</translation>
    </message>
    <message>
        <source>Export what came back</source>
        <translation>导出退回行</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入%1</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Name, for the next sheet of this kind</source>
        <translation>起个名，下次同样的表可以直接用</translation>
    </message>
    <message>
        <source>None kept yet</source>
        <translation>还没有存过</translation>
    </message>
    <message>
        <source>Nothing has been written yet</source>
        <translation>还没有写入任何东西</translation>
    </message>
    <message>
        <source>Only compare a list …</source>
        <translation>只比对名单，不导入…</translation>
    </message>
    <message>
        <source>Pasted table</source>
        <translation>粘贴的表格</translation>
    </message>
    <message>
        <source>Reading the sheet</source>
        <translation>正在读表</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>退回原因</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Row of the headings</source>
        <translation>表头所在行</translation>
    </message>
    <message>
        <source>Save these columns</source>
        <translation>存下这次对应</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已存为 %1</translation>
    </message>
    <message>
        <source>Saved columns</source>
        <translation>存过的对应</translation>
    </message>
    <message>
        <source>See the list</source>
        <translation>去看名册</translation>
    </message>
    <message>
        <source>See the residents</source>
        <translation>去看居民</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.xls *.et *.ods *.csv *.txt)</source>
        <translation>电子表格 (*.xlsx *.xls *.et *.ods *.csv *.txt)</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx)</source>
        <translation>电子表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>The headings are in row %1</source>
        <translation>表头在第 %1 行</translation>
    </message>
    <message>
        <source>The import is one act and can be undone on any day; people changed meanwhile are named and stay.</source>
        <translation>整批是一步，哪天撤销都行；撤销后，之后又改过的人会列出来，不动他们。</translation>
    </message>
    <message>
        <source>The sheet holds</source>
        <translation>表里是</translation>
    </message>
    <message>
        <source>There is no table on the clipboard. Copy the rows in Excel or WPS first.</source>
        <translation>剪贴板里没有表格。请先在 Excel 或 WPS 里复制。</translation>
    </message>
    <message>
        <source>There is nothing to write</source>
        <translation>没有要写入的内容</translation>
    </message>
    <message>
        <source>This file may only be read</source>
        <translation>这个文件只能看，不能写</translation>
    </message>
    <message>
        <source>This import was undone</source>
        <translation>这次导入已撤销</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>撤销整批</translation>
    </message>
    <message>
        <source>What the sheet holds</source>
        <translation>表里是什么</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Worksheet “%1”</source>
        <translation>工作表“%1”</translation>
    </message>
    <message>
        <source>Writing the rows that come back</source>
        <translation>正在写退回行</translation>
    </message>
    <message>
        <source>headings in row %1</source>
        <translation>表头在第 %1 行</translation>
    </message>
    <message>
        <source>took %1 s</source>
        <translation>用时 %1 秒</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ImportResult</name>
    <message>
        <source>%1 of both are marked for checking</source>
        <translation>新增和更新里有 %1 条待核</translation>
    </message>
    <message numerus="yes">
        <source>%n new households</source>
        <translation>
            <numerusform>新建 %n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Marked for checking: %1</source>
        <translation>查看待核 %1 条</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>No row comes back</source>
        <translation>没有退回的行</translation>
    </message>
    <message>
        <source>Not written; the reason stands in each row</source>
        <translation>没有写入，原因写在每一行</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>表里第几行</translation>
    </message>
    <message>
        <source>Rows that come back</source>
        <translation>退回的行</translation>
    </message>
    <message>
        <source>Rows that come back: %1</source>
        <translation>退回 %1 行</translation>
    </message>
    <message>
        <source>Rows that come back: %1, the first %2 here</source>
        <translation>退回 %1 行，先列出 %2 行</translation>
    </message>
    <message>
        <source>See them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The four add up to the rows of the sheet</source>
        <translation>四项相加与表里行数相等</translation>
    </message>
    <message>
        <source>They add nothing</source>
        <translation>内容一样，不用改</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Will not be written</source>
        <translation>不会写入</translation>
    </message>
    <message>
        <source>records</source>
        <translation>条</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
</context>
<context>
    <name>mulin::ui::KeptPage</name>
    <message>
        <source>%1 entries</source>
        <translation>%1 条</translation>
    </message>
    <message>
        <source>%1 of %2 entries</source>
        <translation>%2 条中的前 %1 条</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Enter or double click opens the record</source>
        <translation>回车或双击打开记录</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Kept as it is</source>
        <translation>保留的记录</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Nothing was kept.</source>
        <translation>没有保留的记录。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>The undo took back everything that the act had changed.</source>
        <translation>这次撤销涉及的内容都已恢复原样。</translation>
    </message>
    <message>
        <source>This record has no page of its own.</source>
        <translation>这条记录没有单独的页面。</translation>
    </message>
    <message>
        <source>Undo of: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>What the undo left as it is</source>
        <translation>撤销时保留的记录</translation>
    </message>
    <message>
        <source>Why it was kept</source>
        <translation>保留的原因</translation>
    </message>
    <message>
        <source>belongs to %1</source>
        <translation>属于 %1</translation>
    </message>
    <message>
        <source>belongs to something kept</source>
        <translation>属于保留的记录</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>后来改过</translation>
    </message>
    <message>
        <source>deleted since</source>
        <translation>后来已删除</translation>
    </message>
    <message>
        <source>deleted since, named by %1</source>
        <translation>后来已删除，%1 提到它</translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation>%1 用到它</translation>
    </message>
    <message>
        <source>used since</source>
        <translation>有人用到</translation>
    </message>
</context>
<context>
    <name>mulin::ui::KinForm</name>
    <message>
        <source>Another estate, another province</source>
        <translation>如凤凰里、外省</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>If not: the name alone is enough</source>
        <translation>没有登记的，只写姓名也可以</translation>
    </message>
    <message>
        <source>If the other one is in the register</source>
        <translation>对方在本社区登记的，从居民里选</translation>
    </message>
    <message>
        <source>Kin and support</source>
        <translation>亲属与支持网络</translation>
    </message>
    <message>
        <source>Kin and support of %1</source>
        <translation>%1的亲属与支持网络</translation>
    </message>
    <message>
        <source>Knock next door first; has a key</source>
        <translation>如：先敲对门 502；有备用钥匙</translation>
    </message>
    <message>
        <source>What the other one is to this resident</source>
        <translation>对方是这位居民的什么人</translation>
    </message>
</context>
<context>
    <name>mulin::ui::LedgerDraft</name>
    <message>
        <source>The draft thrown away</source>
        <translation>丢掉草稿</translation>
    </message>
    <message>
        <source>The order of the fields</source>
        <translation>字段顺序</translation>
    </message>
</context>
<context>
    <name>mulin::ui::LedgerMonthPage</name>
    <message>
        <source>%1-%2</source>
        <translation>%1-%2</translation>
    </message>
    <message>
        <source>As known at the end of the month</source>
        <translation>按当时已登记的</translation>
    </message>
    <message>
        <source>As known today</source>
        <translation>按今天登记的</translation>
    </message>
    <message>
        <source>Changes of the month</source>
        <translation>本月变动</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.csv)</source>
        <translation>表格 (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>Two months</source>
        <translation>两月对比</translation>
    </message>
    <message>
        <source>Who was in it</source>
        <translation>在册名单</translation>
    </message>
    <message>
        <source>against %1</source>
        <translation>与 %1 相比</translation>
    </message>
</context>
<context>
    <name>mulin::ui::LedgersPage</name>
    <message>
        <source>%1 (nothing new is entered)</source>
        <translation>%1（本单位不再新登记）</translation>
    </message>
    <message>
        <source>%1 (retired)</source>
        <translation>%1（已停用）</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 条</translation>
    </message>
    <message>
        <source>%1 leaves the ledger %2</source>
        <translation>%1 退出%2台账</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 人</translation>
    </message>
    <message>
        <source>%1 people in it</source>
        <translation>在册 %1 人</translation>
    </message>
    <message>
        <source>%1 visits</source>
        <translation>%1 次走访</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Changes of the month …</source>
        <translation>本月变动表 …</translation>
    </message>
    <message>
        <source>Choose somebody in the list first</source>
        <translation>请先在列表里选中一个人</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Compare a list …</source>
        <translation>比对名单 …</translation>
    </message>
    <message>
        <source>Ctrl+N registers</source>
        <translation>Ctrl+N 登记</translation>
    </message>
    <message>
        <source>Design this ledger …</source>
        <translation>设计这本台账 …</translation>
    </message>
    <message>
        <source>Duties to report …</source>
        <translation>报告义务 …</translation>
    </message>
    <message>
        <source>Enter changes</source>
        <translation>回车修改</translation>
    </message>
    <message>
        <source>Enter opens</source>
        <translation>回车打开</translation>
    </message>
    <message>
        <source>Enter somebody</source>
        <translation>入册</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>筛选列表</translation>
    </message>
    <message>
        <source>Go on with the new ledger …</source>
        <translation>继续设计新台账 …</translation>
    </message>
    <message>
        <source>Has to be filled in</source>
        <translation>这一项要填</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>最近走访</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Leave the ledger %1</source>
        <translation>退出台账　%1</translation>
    </message>
    <message>
        <source>Ledgers</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>Members and key</source>
        <translation>成员和密钥</translation>
    </message>
    <message numerus="yes">
        <source>Merged meanwhile: %n</source>
        <translation>
            <numerusform>期间合并的 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name or initials</source>
        <translation>姓名或首字母</translation>
    </message>
    <message>
        <source>New ledger …</source>
        <translation>新建台账 …</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>下次走访</translation>
    </message>
    <message>
        <source>No entry matches.</source>
        <translation>没有符合条件的记录。</translation>
    </message>
    <message>
        <source>No visit has been registered yet.</source>
        <translation>还没有登记过走访。</translation>
    </message>
    <message>
        <source>No visit matches.</source>
        <translation>没有符合条件的走访。</translation>
    </message>
    <message>
        <source>Nobody in the ledger %1 matches.</source>
        <translation>%1台账里没有符合条件的人。</translation>
    </message>
    <message>
        <source>Nobody is in the ledger %1 yet.</source>
        <translation>%1台账里还没有人。</translation>
    </message>
    <message>
        <source>Nothing has been registered here yet.</source>
        <translation>还没有登记过。</translation>
    </message>
    <message>
        <source>Now in it</source>
        <translation>在册</translation>
    </message>
    <message>
        <source>Open by the recovery sheet …</source>
        <translation>用恢复单打开…</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>People in the ledger</source>
        <translation>台账人员</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Register a visit</source>
        <translation>登记走访</translation>
    </message>
    <message>
        <source>Register a visit: %1</source>
        <translation>登记走访　%1</translation>
    </message>
    <message>
        <source>Save and enter the next</source>
        <translation>保存并入册下一人</translation>
    </message>
    <message>
        <source>Sealed ledgers</source>
        <translation>受限台账</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>清除条件，看全部</translation>
    </message>
    <message>
        <source>The day from which the person is no longer in it</source>
        <translation>从这一天起不再在册</translation>
    </message>
    <message>
        <source>The sealed ledger is closed</source>
        <translation>受限台账已关闭</translation>
    </message>
    <message>
        <source>This sealed ledger is open. Close it when you leave.</source>
        <translation>受限台账已打开，离开时请关闭。</translation>
    </message>
    <message>
        <source>reviews due %1, done %2</source>
        <translation>应复核 %1，已复核 %2</translation>
    </message>
    <message>
        <source>this month %1 in, %2 out</source>
        <translation>本月入 %1 出 %2</translation>
    </message>
    <message>
        <source>visits due %1, missed %2</source>
        <translation>应走访 %1 次，漏访 %2 次</translation>
    </message>
</context>
<context>
    <name>mulin::ui::LineEditor</name>
    <message>
        <source>%1 will be taken away; Esc brings it back</source>
        <translation>将删去 %1，Esc 恢复</translation>
    </message>
    <message>
        <source>Hidden: type the whole new number, or show it with the eye first</source>
        <translation>号码已隐藏：直接输入整个新号码，或先点眼睛显示</translation>
    </message>
    <message>
        <source>Please check: hardly a whole telephone number</source>
        <translation>请核对：不像完整的电话号码</translation>
    </message>
    <message>
        <source>Replaces %1 as a whole; Esc brings it back</source>
        <translation>将整个替换 %1，Esc 恢复</translation>
    </message>
    <message>
        <source>Show in full (F2)</source>
        <translation>显示完整号码（F2）</translation>
    </message>
</context>
<context>
    <name>mulin::ui::LinkEditor</name>
    <message>
        <source>aged %1</source>
        <translation>%1 岁</translation>
    </message>
    <message>
        <source>aged %1: this ledger is for %2</source>
        <translation>%1 岁，登记对象是 %2</translation>
    </message>
</context>
<context>
    <name>mulin::ui::LinkEditorBase</name>
    <message>
        <source>+ Register %1 “%2” …</source>
        <translation>＋ 新登记%1“%2”…</translation>
    </message>
    <message>
        <source>Nothing is found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>mulin::ui::LinksEditor</name>
    <message>
        <source>Take %1 away</source>
        <translation>去掉 %1</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ListActs</name>
    <message>
        <source>%1 chosen</source>
        <translation>已选 %1</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Change a field of the chosen ones …</source>
        <translation>批量修改选中的…</translation>
    </message>
    <message>
        <source>Change this cell</source>
        <translation>修改此格</translation>
    </message>
    <message>
        <source>Choose in the list first whom it is about</source>
        <translation>请先在列表里选中要改的</translation>
    </message>
    <message>
        <source>Copy the chosen ones</source>
        <translation>复制选中的</translation>
    </message>
    <message>
        <source>Delete the chosen ones</source>
        <translation>删除选中的</translation>
    </message>
    <message>
        <source>Export sheet …</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>Paste from Excel …</source>
        <translation>从 Excel 粘贴…</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>搜索：%1</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ListCell</name>
    <message>
        <source>%1. Once more Enter saves it all the same</source>
        <translation>%1。再按一次回车就这样保存</translation>
    </message>
    <message>
        <source>Choose in the list first whom it is about</source>
        <translation>请先在名单里选好要办的对象</translation>
    </message>
    <message>
        <source>Left as it was</source>
        <translation>没有改动</translation>
    </message>
    <message>
        <source>None of these columns is changed in the list: Enter opens the form</source>
        <translation>这几列不能在名单里直接改，按回车打开填写页</translation>
    </message>
    <message>
        <source>This field is withheld from you</source>
        <translation>这一项没有对您开放</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ListCopy</name>
    <message>
        <source>%1 rows copied, with their headings</source>
        <translation>已复制 %1 行（带表头）</translation>
    </message>
    <message>
        <source>Choose what to copy first</source>
        <translation>请先选中要复制的</translation>
    </message>
    <message>
        <source>Copy from a sealed ledger</source>
        <translation>从受限台账复制</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>More than %1 rows: export them as a sheet instead</source>
        <translation>超过 %1 行，请改用导出表格</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ListPreview</name>
    <message>
        <source>Print from a sealed ledger</source>
        <translation>从受限台账打印</translation>
    </message>
    <message>
        <source>Print: %1</source>
        <translation>打印：%1</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ListPrint</name>
    <message>
        <source>%1 rows</source>
        <translation>共 %1 条</translation>
    </message>
    <message>
        <source>Laying out the pages</source>
        <translation>正在排版</translation>
    </message>
    <message>
        <source>Made %1</source>
        <translation>制表 %1</translation>
    </message>
    <message>
        <source>More than %1 rows: filter, or choose those to be printed</source>
        <translation>超过 %1 行，请先筛选，或选中要打印的</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页 共 {pages} 页</translation>
    </message>
    <message>
        <source>There is nothing in the list to print</source>
        <translation>列表是空的，没有可打印的</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ListViews</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>删除“%1”</translation>
    </message>
    <message>
        <source>Keep as a view …</source>
        <translation>存为视图…</translation>
    </message>
    <message>
        <source>Keep “%1” as it is shown now</source>
        <translation>用当前列表更新“%1”</translation>
    </message>
    <message>
        <source>My views</source>
        <translation>我的视图</translation>
    </message>
    <message>
        <source>Rename or share “%1” …</source>
        <translation>改名或共享“%1”…</translation>
    </message>
    <message>
        <source>Shared by others</source>
        <translation>他人共享的</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>视图：%1</translation>
    </message>
    <message>
        <source>“%1” is shown without what is no longer there or not yours to see: %2</source>
        <translation>“%1”中有已停用或您无权查看的内容，未套用：%2</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ListWords</name>
    <message>
        <source>%1: %2 | %3</source>
        <translation>%1：%2 | %3</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Cannot be told</source>
        <translation>无法辨认</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>不采纳</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>入册</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Ours alone</source>
        <translation>仅本册有</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Theirs alone, known here</source>
        <translation>名单有、未入册</translation>
    </message>
    <message>
        <source>Theirs alone, nobody known</source>
        <translation>名单有、查无此人</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>另一个</translation>
    </message>
</context>
<context>
    <name>mulin::ui::MainWindow</name>
    <message>
        <source>%1 — Mulin neighbourhood ledger</source>
        <translation>%1 — 睦邻·社区工作台账</translation>
    </message>
    <message>
        <source>Mulin neighbourhood ledger</source>
        <translation>睦邻·社区工作台账</translation>
    </message>
    <message>
        <source>Page %1 of the navigation</source>
        <translation>左侧第 %1 页</translation>
    </message>
</context>
<context>
    <name>mulin::ui::MappingView</name>
    <message>
        <source>%1 columns known</source>
        <translation>%1 列认得</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>%1 列不采用</translation>
    </message>
    <message>
        <source>%1 rows cannot be read as they are</source>
        <translation>%1 行照现在的写法认不出</translation>
    </message>
    <message>
        <source>%1 rows empty</source>
        <translation>%1 行空着</translation>
    </message>
    <message>
        <source>%1 rows empty, they come back</source>
        <translation>%1 行空着，会退回</translation>
    </message>
    <message>
        <source>%1 rows empty, which is fine</source>
        <translation>%1 行空着，可以空</translation>
    </message>
    <message>
        <source>%1 rows: a date in the future.</source>
        <translation>%1 行日期在今天之后。</translation>
    </message>
    <message>
        <source>%1 rows: a word that is not in the list.</source>
        <translation>%1 行的词不在选项里。</translation>
    </message>
    <message>
        <source>%1 rows: not in a form that can be read.</source>
        <translation>%1 行的写法认不出。</translation>
    </message>
    <message>
        <source>%1 rows: the ID number is not complete or its check digit is wrong.</source>
        <translation>%1 行证件号码不完整，或末位校验不对。</translation>
    </message>
    <message>
        <source>%1 rows: too large or too small.</source>
        <translation>%1 行数值过大或过小。</translation>
    </message>
    <message>
        <source>%1 rows: too long.</source>
        <translation>%1 行太长。</translation>
    </message>
    <message>
        <source>%1 want a look</source>
        <translation>%1 列请看一眼</translation>
    </message>
    <message>
        <source>A row as it is read</source>
        <translation>读出来的一行</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>%1 列</translation>
    </message>
    <message>
        <source>Columns of the sheet</source>
        <translation>表里的列</translation>
    </message>
    <message>
        <source>Filled in every row</source>
        <translation>每行都有</translation>
    </message>
    <message>
        <source>First in row %1: %2</source>
        <translation>最先在第 %1 行：%2</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>对应到</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不采用</translation>
    </message>
    <message>
        <source>Left out: a sheet brings no files, they are added to the record</source>
        <translation>不导入：表格里带不了文件，请在记录里添加</translation>
    </message>
    <message>
        <source>Name in the sheet</source>
        <translation>表里的名称</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样例</translation>
    </message>
    <message>
        <source>Save these columns</source>
        <translation>存下这次对应</translation>
    </message>
    <message>
        <source>What cannot be read is not compared.</source>
        <translation>认不出的内容不参加比对。</translation>
    </message>
    <message>
        <source>What cannot be read stays in the remark and the resident is marked to be checked.</source>
        <translation>认不出的内容留在备注里，这位居民标为待核。</translation>
    </message>
    <message>
        <source>What cannot be read stays in the remark.</source>
        <translation>认不出的内容留在备注里。</translation>
    </message>
    <message>
        <source>What column “%1” fills</source>
        <translation>“%1”这一列对应到</translation>
    </message>
    <message>
        <source>a guess, please look</source>
        <translation>只是猜的，请看一眼</translation>
    </message>
</context>
<context>
    <name>mulin::ui::MaskedValue</name>
    <message>
        <source>Hide %1</source>
        <translation>隐藏%1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>查看%1</translation>
    </message>
</context>
<context>
    <name>mulin::ui::MonthSettings</name>
    <message>
        <source>%1-%2 counts from %3 to %4.</source>
        <translation>%1 年 %2 月的月报从 %3 算到 %4。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Many offices close the month on the 25th. The setting holds for every report of this office, earlier months too; it is written to the history and can be undone.</source>
        <translation>不少地方每月 25 日截止。改了以后，本单位所有月份的月报都按新的截止日算，以前的月份也一样。这一改动会记入操作记录，可以撤销。</translation>
    </message>
    <message>
        <source>Monthly report</source>
        <translation>月报设置</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The month ends on</source>
        <translation>每月截止到</translation>
    </message>
    <message>
        <source>day %1 of each month</source>
        <translation>每月 %1 日</translation>
    </message>
    <message>
        <source>the last day of the calendar month</source>
        <translation>月底（自然月）</translation>
    </message>
</context>
<context>
    <name>mulin::ui::MonthStrip</name>
    <message>
        <source>%1 altogether</source>
        <translation>合计 %1</translation>
    </message>
    <message>
        <source>%1 fewer than the whole of last month</source>
        <translation>比上月全月少 %1</translation>
    </message>
    <message>
        <source>%1 households</source>
        <translation>%1 户</translation>
    </message>
    <message>
        <source>%1 left a ledger</source>
        <translation>退出 %1 人</translation>
    </message>
    <message>
        <source>%1 more than the whole of last month</source>
        <translation>比上月全月多 %1</translation>
    </message>
    <message>
        <source>%1 moved in, %2 moved out</source>
        <translation>迁入 %1，迁出 %2</translation>
    </message>
    <message>
        <source>%1 people, %2 visits to people</source>
        <translation>%1 人，%2 人次</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 月至今</translation>
    </message>
    <message>
        <source>%1 still to be visited</source>
        <translation>还差 %1 人</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 ÷ %2 people to be visited every month or week</source>
        <translation>%1 ÷ %2 人（每周、每月应访）</translation>
    </message>
    <message>
        <source>Entered in ledgers</source>
        <translation>台账新增</translation>
    </message>
    <message>
        <source>Households visited</source>
        <translation>走访户数</translation>
    </message>
    <message>
        <source>In ledgers and visited</source>
        <translation>在册人员探访</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>在册居民</translation>
    </message>
    <message>
        <source>Visits of each day</source>
        <translation>每天走访</translation>
    </message>
    <message>
        <source>a bar opens the day</source>
        <translation>点柱子看当天</translation>
    </message>
    <message>
        <source>a figure opens what stands behind it</source>
        <translation>点数字看明细</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>都访到了</translation>
    </message>
    <message>
        <source>as many as last month</source>
        <translation>和上月持平</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>次</translation>
    </message>
</context>
<context>
    <name>mulin::ui::MovePanel</name>
    <message>
        <source>Choose where to.</source>
        <translation>请选移到哪里。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从哪天起</translation>
    </message>
    <message>
        <source>Months that were over by then keep their figures</source>
        <translation>此前各月的数字不变</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Move to …</source>
        <translation>移到…</translation>
    </message>
    <message>
        <source>Now in %1</source>
        <translation>现属 %1</translation>
    </message>
    <message>
        <source>There is nowhere else to move it.</source>
        <translation>没有别处可移。</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>移到哪里</translation>
    </message>
</context>
<context>
    <name>mulin::ui::NamesakeNote</name>
    <message>
        <source>Already entered:</source>
        <translation>已登记：</translation>
    </message>
    <message>
        <source>aged %1</source>
        <translation>%1 岁</translation>
    </message>
    <message>
        <source>the same ID number</source>
        <translation>证件号相同</translation>
    </message>
    <message>
        <source>the same birth date</source>
        <translation>生日相同</translation>
    </message>
    <message>
        <source>the same phone</source>
        <translation>电话相同</translation>
    </message>
</context>
<context>
    <name>mulin::ui::Navigation</name>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1，待处理 %2</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>急时</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>导航</translation>
    </message>
    <message>
        <source>Normal times</source>
        <translation>平时</translation>
    </message>
</context>
<context>
    <name>mulin::ui::NewPassword</name>
    <message>
        <source>At least 10 characters of three kinds, or 16 of any</source>
        <translation>至少 10 位，大小写、数字、符号用三种；或者 16 位以上</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>大写锁定开着</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>可以</translation>
    </message>
    <message>
        <source>Mix small letters, capitals, digits or signs: three kinds; or at least 16 characters</source>
        <translation>小写、大写、数字、符号至少用三种；或者 16 位以上</translation>
    </message>
    <message>
        <source>Not the same as above</source>
        <translation>和上面不一致</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一遍</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>两遍一致</translation>
    </message>
    <message>
        <source>Too easy to guess: a row of keys, a date or a word that many use</source>
        <translation>太好猜：键盘顺序、日期或者常用的词</translation>
    </message>
    <message>
        <source>Too easy to guess: the name of the office with a few digits</source>
        <translation>太好猜：单位的名字加几个数字</translation>
    </message>
    <message>
        <source>Too easy to guess: your own name with a few digits</source>
        <translation>太好猜：自己的名字加几个数字</translation>
    </message>
    <message>
        <source>Too short: at least 10 characters</source>
        <translation>太短：至少 10 位</translation>
    </message>
</context>
<context>
    <name>mulin::ui::OfficeKindPanel</name>
    <message>
        <source>Helps the judicial office: of talks, leave and assessments the number and day alone are kept.</source>
        <translation>协助司法所工作：谈话、外出请假、考核奖惩只记日期和文号。</translation>
    </message>
    <message>
        <source>Judicial office</source>
        <translation>司法所</translation>
    </message>
    <message>
        <source>Keeps talks, leave and assessments itself, in full, in the sealed ledgers.</source>
        <translation>谈话教育、外出请假、考核奖惩由本单位登记，记在受限台账里。</translation>
    </message>
    <message>
        <source>Kind of office</source>
        <translation>单位类别</translation>
    </message>
    <message>
        <source>Neighbourhood, street or mediation committee</source>
        <translation>社区、街道、人民调解委员会</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What was entered before stays readable. The choice holds for everybody who works in this file; it is written to the history and can be undone.</source>
        <translation>以前登记的内容仍可查阅。改动对使用本文件的所有人生效，记入操作记录，可以撤销。</translation>
    </message>
</context>
<context>
    <name>mulin::ui::OfficeSession</name>
    <message>
        <source>%1 …</source>
        <translation>%1 等</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>All that was kept</source>
        <translation>保留的记录</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>已恢复：%1</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was undone: %n people were changed or are used since: %1</source>
        <translation>
            <numerusform>没有撤销：%n 人后来改过或有人用到，都保留了：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was undone: %n records were changed or are used since: %1</source>
        <translation>
            <numerusform>没有撤销：%n 条记录后来改过或有人用到，都保留了：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>正在撤销</translation>
    </message>
    <message numerus="yes">
        <source>Undone, except %n people changed or used since: %1</source>
        <translation>
            <numerusform>已撤销，除 %n 人后来改过或有人用到：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone, except %n records changed or used since: %1</source>
        <translation>
            <numerusform>已撤销，除 %n 条记录后来改过或有人用到：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Your rights have changed. New: %1</source>
        <translation>您的权限已变动，新增：%1</translation>
    </message>
    <message>
        <source>Your rights have changed. No longer: %1</source>
        <translation>您的权限已变动，不再能：%1</translation>
    </message>
    <message>
        <source>Your rights have changed; the window shows what you may do now.</source>
        <translation>您的权限已变动，窗口已按新权限显示。</translation>
    </message>
</context>
<context>
    <name>mulin::ui::OperationText</name>
    <message>
        <source>%1 %2 deleted</source>
        <translation>删除%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 registered</source>
        <translation>登记%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 restored</source>
        <translation>恢复%1 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 after %2 wrong passwords</source>
        <translation>%1，之前输错密码 %2 次</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1等</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>复制%1</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>删除%1</translation>
    </message>
    <message>
        <source>%1 entered in the ledger %2</source>
        <translation>%1 入册 %2</translation>
    </message>
    <message>
        <source>%1 exported</source>
        <translation>导出%1</translation>
    </message>
    <message>
        <source>%1 exported as “%2”</source>
        <translation>导出%1，存为“%2”</translation>
    </message>
    <message>
        <source>%1 joined another household</source>
        <translation>%1 转入另一户</translation>
    </message>
    <message>
        <source>%1 left the ledger %2</source>
        <translation>%1 退出 %2</translation>
    </message>
    <message>
        <source>%1 looked at</source>
        <translation>查看 %1</translation>
    </message>
    <message>
        <source>%1 moved in</source>
        <translation>%1 迁入</translation>
    </message>
    <message>
        <source>%1 moved in the tree</source>
        <translation>%1 改变隶属</translation>
    </message>
    <message>
        <source>%1 moved out</source>
        <translation>%1 迁出</translation>
    </message>
    <message>
        <source>%1 pasted from a table</source>
        <translation>粘贴录入%1</translation>
    </message>
    <message>
        <source>%1 printed</source>
        <translation>打印%1</translation>
    </message>
    <message>
        <source>%1 printed into “%2”</source>
        <translation>打印%1，存为“%2”</translation>
    </message>
    <message>
        <source>%1 told apart from another entry</source>
        <translation>核对 %1：与另一份不是同一人</translation>
    </message>
    <message>
        <source>%1 with full numbers (%2)</source>
        <translation>%1，含完整号码（%2）</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%2 %1 条</translation>
    </message>
    <message>
        <source>%2 of %1 changed</source>
        <translation>修改 %1 的%2</translation>
    </message>
    <message>
        <source>%2 of %1 looked at (%3)</source>
        <translation>查看 %1 的%2（%3）</translation>
    </message>
    <message>
        <source>%2 of %1 set back</source>
        <translation>恢复 %1 原来的%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>恢复：%1</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Visit to %1 registered</source>
        <translation>登记走访 %1</translation>
    </message>
    <message>
        <source>a door of a campaign entered</source>
        <translation>排查登记一户</translation>
    </message>
    <message>
        <source>an act undone</source>
        <translation>撤销一次操作</translation>
    </message>
    <message>
        <source>another key for sealed ledger %1</source>
        <translation>更换受限台账密钥 %1</translation>
    </message>
    <message>
        <source>audit log (%1 acts)</source>
        <translation>审计日志（%1 条）</translation>
    </message>
    <message>
        <source>backup “%1” made</source>
        <translation>做备份“%1”</translation>
    </message>
    <message>
        <source>call logged: %1</source>
        <translation>记录呼叫 %1</translation>
    </message>
    <message>
        <source>called on: %1</source>
        <translation>叫应 %1</translation>
    </message>
    <message>
        <source>death of %1 registered</source>
        <translation>登记 %1 去世</translation>
    </message>
    <message>
        <source>demonstration data made</source>
        <translation>生成演示数据</translation>
    </message>
    <message>
        <source>door %1 of a campaign entered</source>
        <translation>排查登记 %1</translation>
    </message>
    <message>
        <source>emergency %1 ended</source>
        <translation>回到平时 %1</translation>
    </message>
    <message>
        <source>emergency %1 started</source>
        <translation>切到急时 %1</translation>
    </message>
    <message>
        <source>encryption of the file removed</source>
        <translation>取消文件加密</translation>
    </message>
    <message>
        <source>file encrypted</source>
        <translation>给文件加密</translation>
    </message>
    <message>
        <source>form for a report by duty</source>
        <translation>报告登记表（空白）</translation>
    </message>
    <message>
        <source>full numbers looked at: %1 (%2)</source>
        <translation>查看%1的完整号码（%2）</translation>
    </message>
    <message>
        <source>grid %1 added</source>
        <translation>增设网格 %1</translation>
    </message>
    <message>
        <source>household %1 moved</source>
        <translation>%1 户搬家</translation>
    </message>
    <message>
        <source>household %1 split</source>
        <translation>%1 户分户</translation>
    </message>
    <message>
        <source>household %1 took in another one</source>
        <translation>%1 户并户</translation>
    </message>
    <message>
        <source>kind of office set to judicial office</source>
        <translation>单位类别改为司法所</translation>
    </message>
    <message>
        <source>kind of office set to neighbourhood</source>
        <translation>单位类别改为社区、街道</translation>
    </message>
    <message>
        <source>ledger %1 designed</source>
        <translation>设计台账 %1</translation>
    </message>
    <message>
        <source>list “%1” decided</source>
        <translation>处理名单“%1”</translation>
    </message>
    <message>
        <source>made permanent: %1</source>
        <translation>转为正式 %1</translation>
    </message>
    <message>
        <source>members of household %1 moved</source>
        <translation>%1 户部分成员搬家</translation>
    </message>
    <message>
        <source>monthly report %1</source>
        <translation>月报 %1</translation>
    </message>
    <message>
        <source>monthly report %1 with sealed ledgers</source>
        <translation>月报 %1（含受限台账）</translation>
    </message>
    <message>
        <source>new head of household %1</source>
        <translation>%1 户变更户主</translation>
    </message>
    <message>
        <source>new key for the file</source>
        <translation>更换文件密钥</translation>
    </message>
    <message>
        <source>new key for the file; without a password: %1</source>
        <translation>更换文件密钥；没有密码的：%1</translation>
    </message>
    <message>
        <source>new password for %1</source>
        <translation>为“%1”设置新密码</translation>
    </message>
    <message>
        <source>next step of %1 done</source>
        <translation>办好 %1 的下一步</translation>
    </message>
    <message>
        <source>next step of %1 dropped</source>
        <translation>不再办 %1 的下一步</translation>
    </message>
    <message>
        <source>office %1 set up</source>
        <translation>建立 %1</translation>
    </message>
    <message>
        <source>part in sealed ledger %1 granted</source>
        <translation>授权使用受限台账 %1</translation>
    </message>
    <message>
        <source>part in sealed ledger %1 taken</source>
        <translation>收回受限台账授权 %1</translation>
    </message>
    <message>
        <source>post %1 ended</source>
        <translation>%1 离岗</translation>
    </message>
    <message>
        <source>post %1 filled</source>
        <translation>%1 任岗</translation>
    </message>
    <message>
        <source>post %1 handed over</source>
        <translation>工作交接 %1</translation>
    </message>
    <message>
        <source>recovery sheet</source>
        <translation>恢复单</translation>
    </message>
    <message>
        <source>recovery sheet of sealed ledger %1</source>
        <translation>受限台账 %1 的恢复单</translation>
    </message>
    <message>
        <source>recovery sheet shown</source>
        <translation>查看恢复单</translation>
    </message>
    <message>
        <source>relations in household %1 changed</source>
        <translation>%1 户更改与户主关系</translation>
    </message>
    <message>
        <source>reporting month set to end on day %1</source>
        <translation>月报改为每月 %1 日截止</translation>
    </message>
    <message>
        <source>reporting month set to the calendar month</source>
        <translation>月报改为按自然月</translation>
    </message>
    <message>
        <source>sealed ledger %1 opened</source>
        <translation>打开受限台账 %1</translation>
    </message>
    <message>
        <source>sealed ledger %1 opened by its recovery sheet</source>
        <translation>用恢复单打开受限台账 %1</translation>
    </message>
    <message>
        <source>sealed ledger %1 set up</source>
        <translation>启用受限台账 %1</translation>
    </message>
    <message>
        <source>sealed ledger of %1 follows the merge</source>
        <translation>%1 的受限台账改到合并后的档案</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>signed in with the recovery sheet</source>
        <translation>用恢复单登录</translation>
    </message>
    <message>
        <source>something in a sealed ledger</source>
        <translation>受限台账中的操作</translation>
    </message>
    <message>
        <source>temporary area %1 added</source>
        <translation>设立临时片区 %1</translation>
    </message>
    <message>
        <source>the whole file given out for other programs</source>
        <translation>导出整个文件供其他程序使用</translation>
    </message>
    <message>
        <source>two entries of %1 merged</source>
        <translation>合并 %1 的两份档案</translation>
    </message>
    <message>
        <source>“%1” imported</source>
        <translation>导入“%1”</translation>
    </message>
</context>
<context>
    <name>mulin::ui::OrganisationPage</name>
    <message>
        <source> cards</source>
        <translation> 张</translation>
    </message>
    <message>
        <source>%1 households</source>
        <translation>%1 户</translation>
    </message>
    <message>
        <source>%1 people living here</source>
        <translation>在册 %1 人</translation>
    </message>
    <message numerus="yes">
        <source>%n grids</source>
        <translation>
            <numerusform>%n 个网格</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phones are left out: no consent</source>
        <translation>
            <numerusform>%n 个电话未经本人同意，不印</numerusform>
        </translation>
    </message>
    <message>
        <source>, now in %1</source>
        <translation>，现属%1</translation>
    </message>
    <message>
        <source>A building is in one grid; its residents follow.</source>
        <translation>一栋楼只属一个网格，楼里的居民随楼走。</translation>
    </message>
    <message>
        <source>Appoint</source>
        <translation>任命</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Buildings of %1</source>
        <translation>%1的楼栋</translation>
    </message>
    <message>
        <source>Call tree</source>
        <translation>叫应与呼叫树</translation>
    </message>
    <message>
        <source>Contact cards handed out</source>
        <translation>联络卡发放记录</translation>
    </message>
    <message>
        <source>Contact cards of %1</source>
        <translation>%1联络卡</translation>
    </message>
    <message>
        <source>Emergencies so far</source>
        <translation>历次应急</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>急时</translation>
    </message>
    <message>
        <source>Filter the tree</source>
        <translation>筛选组织</translation>
    </message>
    <message>
        <source>Find a grid, a building, somebody in a post</source>
        <translation>找网格、楼栋、岗位上的人</translation>
    </message>
    <message>
        <source>Gaps only</source>
        <translation>只看缺口</translation>
    </message>
    <message>
        <source>Gaps only %1</source>
        <translation>只看缺口 %1</translation>
    </message>
    <message>
        <source>Go through the gaps</source>
        <translation>逐个补缺口</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Hand-over list</source>
        <translation>工作交接清单</translation>
    </message>
    <message>
        <source>How many cards</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>Kind of office …</source>
        <translation>单位类别…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name and code</source>
        <translation>名称和代码</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>平时</translation>
    </message>
    <message>
        <source>Normal times or emergency</source>
        <translation>平时或急时</translation>
    </message>
    <message>
        <source>Notice board of %1</source>
        <translation>%1公示牌</translation>
    </message>
    <message>
        <source>Only for somebody who is not among the residents</source>
        <translation>不在居民名册里的人才填这里</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>党组织</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Temporary posts</source>
        <translation>临时岗位</translation>
    </message>
    <message>
        <source>Text of the QR code</source>
        <translation>二维码内容</translation>
    </message>
    <message>
        <source>The last day in the post</source>
        <translation>任职的最后一天</translation>
    </message>
    <message>
        <source>The organisation</source>
        <translation>组织架构</translation>
    </message>
</context>
<context>
    <name>mulin::ui::PageHead</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>mulin::ui::PapersEditor</name>
    <message>
        <source>Add photos or files</source>
        <translation>加照片、文件</translation>
    </message>
    <message>
        <source>Choose, drop, or paste with Ctrl+V</source>
        <translation>选取、拖进来，或按 Ctrl+V 粘贴</translation>
    </message>
    <message>
        <source>There is neither a picture nor a file to paste</source>
        <translation>剪贴板里没有图片，也没有文件</translation>
    </message>
</context>
<context>
    <name>mulin::ui::PasswordDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Present one</source>
        <translation>现在的密码</translation>
    </message>
    <message>
        <source>Type the password you sign in with</source>
        <translation>请输入登录用的密码</translation>
    </message>
</context>
<context>
    <name>mulin::ui::PasswordField</name>
    <message>
        <source>Hide the password</source>
        <translation>隐藏密码</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
</context>
<context>
    <name>mulin::ui::PasswordGate</name>
    <message>
        <source>%1 wrong passwords. The next try is possible in %2 min %3 s.</source>
        <translation>已输错 %1 次，请等 %2 分 %3 秒再试。</translation>
    </message>
    <message>
        <source>%1 wrong passwords. The next try is possible in %2 s.</source>
        <translation>已输错 %1 次，请等 %2 秒再试。</translation>
    </message>
    <message numerus="yes">
        <source>The password is wrong; %n more tries, then one has to wait</source>
        <translation>
            <numerusform>密码不对，再错 %n 次就要等一会儿</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mulin::ui::PasswordSlips</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>For signing in once: then choose “Change the password” in the user's menu, set one of your own, and destroy this slip.</source>
        <translation>登录以后，请在右上角菜单里点“修改密码”，换成自己的密码，然后销毁这张条子。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>临时密码</translation>
    </message>
    <message>
        <source>Temporary passwords</source>
        <translation>临时密码</translation>
    </message>
    <message>
        <source>User</source>
        <translation>登录名</translation>
    </message>
</context>
<context>
    <name>mulin::ui::Permission</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Not among your rights: %1</source>
        <translation>您的角色没有这项权限：%1</translation>
    </message>
</context>
<context>
    <name>mulin::ui::PersonData</name>
    <message>
        <source> (%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>%1-%2</source>
        <translation>%1年%2月</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%2 %1</source>
        <translation>%1日 %2</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Address registered</source>
        <translation>登记住址</translation>
    </message>
    <message>
        <source>Call first</source>
        <translation>叫应</translation>
    </message>
    <message>
        <source>Contents lawfully erased</source>
        <translation>内容已依法删除</translation>
    </message>
    <message>
        <source>Entered in the ledger %1</source>
        <translation>入%1台账</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Ledgers</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>搬家</translation>
    </message>
    <message>
        <source>Moved in</source>
        <translation>迁入</translation>
    </message>
    <message>
        <source>Relation registered</source>
        <translation>登记亲属</translation>
    </message>
    <message>
        <source>Request: %1</source>
        <translation>诉求：%1</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>as arranged the last time</source>
        <translation>上次约好</translation>
    </message>
    <message>
        <source>brother</source>
        <translation>兄弟</translation>
    </message>
    <message>
        <source>daughter</source>
        <translation>女儿</translation>
    </message>
    <message>
        <source>entered late</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>father</source>
        <translation>父亲</translation>
    </message>
    <message>
        <source>granddaughter</source>
        <translation>孙女</translation>
    </message>
    <message>
        <source>grandson</source>
        <translation>孙子</translation>
    </message>
    <message>
        <source>husband</source>
        <translation>丈夫</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>上次 %1</translation>
    </message>
    <message>
        <source>left %1</source>
        <translation>%1 退出</translation>
    </message>
    <message>
        <source>mother</source>
        <translation>母亲</translation>
    </message>
    <message>
        <source>moved out %1</source>
        <translation>%1 迁出</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>受限</translation>
    </message>
    <message>
        <source>sister</source>
        <translation>姐妹</translation>
    </message>
    <message>
        <source>son</source>
        <translation>儿子</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>wife</source>
        <translation>妻子</translation>
    </message>
</context>
<context>
    <name>mulin::ui::PersonHead</name>
    <message>
        <source> (%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>%1 of %2 people</source>
        <translation>第 %1 人，共 %2 人</translation>
    </message>
    <message>
        <source>Add a household member</source>
        <translation>添加家庭成员</translation>
    </message>
    <message>
        <source>Add kin or a helper …</source>
        <translation>添加亲属或帮手…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Contact %1</source>
        <translation>包联人 %1</translation>
    </message>
    <message>
        <source>Contact worker</source>
        <translation>包联人</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Died …</source>
        <translation>登记去世…</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>In the building</source>
        <translation>在楼栋里看</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Moved away …</source>
        <translation>迁出…</translation>
    </message>
    <message>
        <source>Open as a page (Enter)</source>
        <translation>打开整页（回车）</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Print the file</source>
        <translation>打印一人一档</translation>
    </message>
    <message>
        <source>Register a service</source>
        <translation>登记服务</translation>
    </message>
    <message>
        <source>Register a visit</source>
        <translation>登记走访</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>下一人</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>上一人</translation>
    </message>
    <message>
        <source>Who saw and changed it …</source>
        <translation>谁看过、改过 …</translation>
    </message>
    <message>
        <source>aged %1</source>
        <translation>%1 岁</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>died %1</source>
        <translation>已去世 %1</translation>
    </message>
    <message>
        <source>formerly %1</source>
        <translation>曾用名 %1</translation>
    </message>
    <message>
        <source>lived %1 years</source>
        <translation>终年 %1 岁</translation>
    </message>
</context>
<context>
    <name>mulin::ui::PersonOverview</name>
    <message>
        <source>All of it</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Basics</source>
        <translation>基本情况</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Lives alone; no kin is registered yet.</source>
        <translation>独自居住，还没有登记亲属。</translation>
    </message>
    <message>
        <source>No household is registered yet.</source>
        <translation>还没有登记家庭。</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Services and needs</source>
        <translation>服务与需要</translation>
    </message>
</context>
<context>
    <name>mulin::ui::PersonPage</name>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
</context>
<context>
    <name>mulin::ui::PersonPrint</name>
    <message>
        <source>%1 files</source>
        <translation>共 %1 份</translation>
    </message>
    <message>
        <source>Choose in the list first whose files are to be printed</source>
        <translation>请先在列表里选要打印档案的人</translation>
    </message>
    <message>
        <source>File of %1</source>
        <translation>%1档案</translation>
    </message>
    <message>
        <source>Files of residents</source>
        <translation>居民档案</translation>
    </message>
    <message>
        <source>Full numbers …</source>
        <translation>完整号码…</translation>
    </message>
    <message>
        <source>Laying out the pages</source>
        <translation>正在排版</translation>
    </message>
    <message>
        <source>More than %1 files: choose fewer</source>
        <translation>超过 %1 份，请少选一些</translation>
    </message>
    <message>
        <source>Numbers in full: %1</source>
        <translation>号码未打码：%1</translation>
    </message>
    <message>
        <source>Period of the timeline</source>
        <translation>时间线的时段</translation>
    </message>
    <message>
        <source>Print the file</source>
        <translation>打印一人一档</translation>
    </message>
    <message>
        <source>Timeline: all of it</source>
        <translation>时间线：全部</translation>
    </message>
    <message>
        <source>Timeline: last 12 months</source>
        <translation>时间线：近 12 个月</translation>
    </message>
    <message>
        <source>Timeline: last 24 months</source>
        <translation>时间线：近 24 个月</translation>
    </message>
    <message>
        <source>Timeline: last 3 months</source>
        <translation>时间线：近 3 个月</translation>
    </message>
</context>
<context>
    <name>mulin::ui::PersonView</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Add a household member</source>
        <translation>添加家庭成员</translation>
    </message>
    <message>
        <source>Add kin or a helper</source>
        <translation>添加亲属或帮手</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Basics</source>
        <translation>基本情况</translation>
    </message>
    <message>
        <source>Bring one value back</source>
        <translation>恢复其中一项</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Died on</source>
        <translation>去世日期</translation>
    </message>
    <message>
        <source>Enter in %1</source>
        <translation>入%1台账</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>In ledgers</source>
        <translation>在册台账</translation>
    </message>
    <message>
        <source>In no ledger.</source>
        <translation>没有入册。</translation>
    </message>
    <message>
        <source>Kin and support</source>
        <translation>亲属与支持网络</translation>
    </message>
    <message>
        <source>Ledgers</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Left ledgers</source>
        <translation>曾在册</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Moved away on</source>
        <translation>迁出日期</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>No household is registered yet.</source>
        <translation>还没有登记家庭。</translation>
    </message>
    <message>
        <source>No papers yet.</source>
        <translation>还没有材料。</translation>
    </message>
    <message>
        <source>Nobody yet. Children elsewhere, a neighbour with a key: whoever helps, and who is called in an emergency.</source>
        <translation>还没有登记。不住在一起的子女、有钥匙的邻居都可以写上，急时知道叫谁。</translation>
    </message>
    <message>
        <source>Nothing is planned. The next visit is planned when one is registered.</source>
        <translation>没有安排。登记走访时可以约好下次。</translation>
    </message>
    <message>
        <source>Open the entry</source>
        <translation>看台账</translation>
    </message>
    <message>
        <source>Open the household</source>
        <translation>打开这一户</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Parts of the file</source>
        <translation>档案各部分</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Register a visit</source>
        <translation>登记走访</translation>
    </message>
    <message>
        <source>Register the death</source>
        <translation>登记去世</translation>
    </message>
    <message>
        <source>Register the move</source>
        <translation>登记迁出</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>aged %1</source>
        <translation>%1 岁</translation>
    </message>
    <message>
        <source>emergency contact</source>
        <translation>紧急联系人</translation>
    </message>
    <message>
        <source>not registered</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已解除</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 入册</translation>
    </message>
</context>
<context>
    <name>mulin::ui::PopupList</name>
    <message>
        <source>Suggestions</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>↑↓ choose   Enter take it   Esc close</source>
        <translation>↑↓ 选　回车 确定　Esc 收起</translation>
    </message>
</context>
<context>
    <name>mulin::ui::PrintView</name>
    <message>
        <source>Laying out the pages</source>
        <translation>正在排版</translation>
    </message>
    <message>
        <source>More than %1 rows: too many for paper, export them as a sheet</source>
        <translation>超过 %1 行，不宜打印，请导出表格</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ProtectionDialog</name>
    <message>
        <source>Encrypt the file</source>
        <translation>给文件加密</translation>
    </message>
    <message>
        <source>Making the key …</source>
        <translation>正在生成密钥…</translation>
    </message>
    <message>
        <source>Next: recovery sheet</source>
        <translation>下一步：恢复单</translation>
    </message>
    <message>
        <source>Printed: next</source>
        <translation>打印好了，下一步</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ProtectionSteps</name>
    <message>
        <source>Easy to remember and hard to guess: four or five words that have nothing to do with each other. Not your name, not the office, not a birthday.</source>
        <translation>好记又难猜的办法：选四五个不相干的词连起来。不要用姓名、单位名和生日。</translation>
    </message>
    <message>
        <source>If every password is forgotten, this code alone opens the file. Print it, seal it in an envelope and put it into the safe. Nobody else has it, the makers of the program included.</source>
        <translation>密码都忘了的时候，只有这个恢复码能打开文件。请打印出来，装进信封封好，放进保险柜。别处没有第二份，做软件的人也没有。</translation>
    </message>
    <message>
        <source>Is the sheet at hand?</source>
        <translation>恢复单在手边吗</translation>
    </message>
    <message>
        <source>Set a password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>Take the printed sheet and copy two groups from it. Then it is certain that it is there and can be read.</source>
        <translation>拿起打印好的恢复单，照着填其中两组。填对了，就说明单子确实在手里，也看得清。</translation>
    </message>
    <message>
        <source>The file is encrypted. Whoever copies it or finds the stick reads nothing without the password. It is asked whenever the file is opened.</source>
        <translation>文件是加密的。别人拷走文件、捡到 U 盘，没有密码什么也看不到。每次打开文件时要输密码。</translation>
    </message>
    <message>
        <source>The recovery sheet</source>
        <translation>恢复单</translation>
    </message>
    <message>
        <source>Whoever gets hold of the file, by a stick, a copy or a repair of the computer, reads everybody's ID number and telephone. Only for practising with invented people.</source>
        <translation>拷到 U 盘、送修电脑时，谁拿到文件谁就能看到所有人的证件号码和电话。只适合用编的人练手。</translation>
    </message>
    <message>
        <source>With a password</source>
        <translation>设密码，文件加密</translation>
    </message>
    <message>
        <source>Without a password (plain file)</source>
        <translation>不设密码（明文文件）</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RecordExport</name>
    <message>
        <source>%1 rows exported: %2</source>
        <translation>已导出 %1 行：%2</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Excel or WPS workbook (*.xlsx)</source>
        <translation>Excel、WPS 表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>Export cancelled, nothing was written</source>
        <translation>已取消导出，没有写出文件</translation>
    </message>
    <message>
        <source>Export from a sealed ledger</source>
        <translation>从受限台账导出</translation>
    </message>
    <message>
        <source>Export the list as a spreadsheet</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Exporting the list</source>
        <translation>正在导出表格</translation>
    </message>
    <message>
        <source>Full numbers (is logged)</source>
        <translation>完整号码（记入日志）</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Numbers masked</source>
        <translation>号码打码</translation>
    </message>
    <message>
        <source>Text table (*.csv)</source>
        <translation>文本表格 (*.csv)</translation>
    </message>
    <message>
        <source>There is nothing in the list to export</source>
        <translation>列表是空的，没有可导出的</translation>
    </message>
    <message>
        <source>Those shown</source>
        <translation>当前列</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>for a report to the authorities</source>
        <translation>上报</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RecordForm</name>
    <message>
        <source> (%1)</source>
        <translation>（%1）</translation>
    </message>
    <message numerus="yes">
        <source>%n to put right: %1</source>
        <translation>
            <numerusform>还有 %n 处要改：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>A new record: check it, then save.</source>
        <translation>这是一条新记录：核对后保存。</translation>
    </message>
    <message>
        <source>A personal number is not copied from somebody else</source>
        <translation>证件号、电话不照搬别人的</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>格式无误</translation>
    </message>
    <message>
        <source>As the last one</source>
        <translation>照上一条填</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>恢复这条记录</translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation>刚刚被改过</translation>
    </message>
    <message>
        <source>Changed meanwhile (%1)</source>
        <translation>刚刚改过（%1）</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Empty these again</source>
        <translation>撤掉照填的内容</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Fills what is still empty as in the record saved last</source>
        <translation>没填的各项照上一次保存的那条填上</translation>
    </message>
    <message>
        <source>Go on filling in</source>
        <translation>继续填</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Meanwhile changed to “%1”</source>
        <translation>刚被改为“%1”</translation>
    </message>
    <message>
        <source>Meanwhile deleted (%1). What you typed stays here.</source>
        <translation>这条记录刚被删除（%1）。您填的内容还在。</translation>
    </message>
    <message>
        <source>Meanwhile deleted. What you typed stays here.</source>
        <translation>这条记录刚被删除。您填的内容还在。</translation>
    </message>
    <message>
        <source>Meanwhile emptied</source>
        <translation>刚被清空</translation>
    </message>
    <message>
        <source>Meanwhile joined with another record (%1). What you typed stays here.</source>
        <translation>这条记录刚被合并到另一条（%1）。您填的内容还在。</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>更多项目</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>住址变动</translation>
    </message>
    <message>
        <source>Not saved the last time (%1)</source>
        <translation>上次没有保存的内容（%1）</translation>
    </message>
    <message>
        <source>Not saved yet. What shall become of it?</source>
        <translation>这张表还没有保存。</translation>
    </message>
    <message>
        <source>Not saved yet: Ctrl+S saves, Esc discards</source>
        <translation>还没有保存：Ctrl+S 保存，Esc 放弃</translation>
    </message>
    <message>
        <source>Nothing has been changed</source>
        <translation>没有改动</translation>
    </message>
    <message>
        <source>Nothing has been filled in yet</source>
        <translation>还没有填写</translation>
    </message>
    <message>
        <source>Nothing stands there in the record before</source>
        <translation>上一条这一项没有内容</translation>
    </message>
    <message>
        <source>Register %1</source>
        <translation>新登记%1</translation>
    </message>
    <message>
        <source>Register what I typed anew</source>
        <translation>按填的内容重新登记</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Take back what I typed</source>
        <translation>取回刚才填的</translation>
    </message>
    <message>
        <source>The day of the move cannot be read</source>
        <translation>搬家日期读不懂</translation>
    </message>
    <message>
        <source>The record before has nothing that is still empty here</source>
        <translation>上一条没有这里还缺的内容</translation>
    </message>
    <message>
        <source>Then you are back where you were; what you typed stays.</source>
        <translation>保存后回到原来的表，已填的内容都在</translation>
    </message>
    <message>
        <source>This record is not there any more, or no longer within your reach.</source>
        <translation>这条记录已经不在，或者不再归您查看。填的内容还在。</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Valid, born %1</source>
        <translation>校验无误，%1 出生</translation>
    </message>
    <message>
        <source>Was the old address wrong, or has the person moved?</source>
        <translation>请选：更正，还是搬家</translation>
    </message>
    <message>
        <source>What was changed of this record; any value can be brought back</source>
        <translation>这条记录改过什么，任何一项都可以恢复</translation>
    </message>
    <message>
        <source>Will be saved as “to be checked”</source>
        <translation>将按“待核”保存</translation>
    </message>
    <message>
        <source>as in the last one</source>
        <translation>照上一条</translation>
    </message>
    <message>
        <source>keep mine</source>
        <translation>保留我填的</translation>
    </message>
    <message>
        <source>register</source>
        <translation>新登记</translation>
    </message>
    <message>
        <source>save as “to be checked”</source>
        <translation>先按待核登记</translation>
    </message>
    <message>
        <source>take it</source>
        <translation>用新的</translation>
    </message>
    <message>
        <source>“%1” is nobody in the list</source>
        <translation>没有找到“%1”</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RecordHistory</name>
    <message>
        <source>%1 put in</source>
        <translation>加上 %1</translation>
    </message>
    <message>
        <source>%1 taken out</source>
        <translation>去掉 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 (change of %3)</source>
        <translation>%1：%2（%3 的变更）</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Back to “%1”</source>
        <translation>恢复为“%1”</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Changes of this record</source>
        <translation>这条记录的变更记录</translation>
    </message>
    <message>
        <source>Close the changes</source>
        <translation>收起变更记录</translation>
    </message>
    <message>
        <source>Contents lawfully erased</source>
        <translation>内容已依法删除</translation>
    </message>
    <message>
        <source>Earlier changes</source>
        <translation>更早的变更</translation>
    </message>
    <message>
        <source>Empty it again</source>
        <translation>恢复为空</translation>
    </message>
    <message>
        <source>Nothing is known of changes.</source>
        <translation>没有变更记录。</translation>
    </message>
    <message>
        <source>Put %1 in again</source>
        <translation>重新加上 %1</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <translation>去掉 %1</translation>
    </message>
    <message>
        <source>changed; not to be seen by you</source>
        <translation>改过，您无权查看内容</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RecordModel</name>
    <message>
        <source>%1: a click sorts</source>
        <translation>%1：点击排序</translation>
    </message>
    <message>
        <source>%1: sorts once the list is filtered</source>
        <translation>%1：列表太长，先筛选再排序</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在清点…</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RecordTable</name>
    <message>
        <source>As at first</source>
        <translation>恢复默认列</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>This column is not sorted: the list is too long for it. Filter first.</source>
        <translation>列表太长，这一列不能排序，请先筛选。</translation>
    </message>
    <message>
        <source>Worked out by the program</source>
        <translation>自动得出</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RecordsPage</name>
    <message>
        <source>%1 of %2 records</source>
        <translation>%1 条，共 %2 条</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 条</translation>
    </message>
    <message>
        <source>Ctrl+N registers</source>
        <translation>Ctrl+N 登记</translation>
    </message>
    <message>
        <source>Delete deletes</source>
        <translation>Delete 删除</translation>
    </message>
    <message>
        <source>Enter changes</source>
        <translation>回车修改</translation>
    </message>
    <message>
        <source>Enter opens</source>
        <translation>回车打开</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>筛选列表</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>名称或编号</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新登记</translation>
    </message>
    <message>
        <source>No record of “%1” matches.</source>
        <translation>“%1”里没有符合条件的记录。</translation>
    </message>
    <message>
        <source>Nothing in “%1” yet.</source>
        <translation>“%1”里还没有记录。</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Register: %1</source>
        <translation>登记%1</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>登记簿</translation>
    </message>
    <message>
        <source>Save and register the next</source>
        <translation>保存并登记下一条</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RecoverySheet</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>How it is kept: in a sealed envelope with date and signature across the flap, in the safe, apart from the recovery sheet of the file. Not in the computer, not in a telephone, not photographed. Whoever has this sheet and the file reads the whole ledger.</source>
        <translation>怎么保管：装进信封封好，封口处签名、写日期，放进保险柜，和文件的恢复单分开放。不存电脑，不存手机，不拍照。谁有这张单子和文件，谁就能看到整本台账。</translation>
    </message>
    <message>
        <source>How it is kept: in a sealed envelope with date and signature across the flap, in the safe. Not in the computer, not in a telephone, not photographed. Whoever has this sheet and the file reads everything in it.</source>
        <translation>怎么保管：装进信封封好，骑缝签名、写日期，放进保险柜。不存电脑，不存手机，不拍照。谁同时有这张单子和文件，谁就能看到全部内容。</translation>
    </message>
    <message>
        <source>If all passwords are forgotten and this sheet is lost too, nobody can open the file any more, the makers of the program included.</source>
        <translation>密码全忘了，单子也丢了，文件就谁也打不开了，做软件的人也打不开。</translation>
    </message>
    <message>
        <source>If nobody can open the ledger and this sheet is lost too, what is in it is lost. When the key of the ledger is changed, a new sheet is printed and this one is void.</source>
        <translation>如果没有人能打开这本台账，这张单子也丢了，里面的内容就找不回来了。台账换密钥时会另出新单，这一张随即作废。</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>保管人</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制单人</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>制单日期</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复单</translation>
    </message>
    <message>
        <source>Sealed ledger</source>
        <translation>受限台账</translation>
    </message>
    <message>
        <source>Sealed on</source>
        <translation>封存日期</translation>
    </message>
    <message>
        <source>When it is needed: a password is forgotten, or the passwords in the file are damaged. On the sign-in page choose “Forgot the password”, type the code, and set a new password.</source>
        <translation>什么时候用：忘了密码，或者文件里的密码部分损坏。在登录页点“忘了密码”，填恢复码，再设一个新密码。</translation>
    </message>
    <message>
        <source>When it is needed: nobody who may open this sealed ledger can do so any more. Under Ledgers choose “Open by the recovery sheet” and type the code. Whoever does manages the ledger from then on; it is logged.</source>
        <translation>什么时候用：有权打开这本受限台账的人都打不开了。在“台账”页选“用恢复单打开”，填恢复码。谁打开，谁就成为管理人，并记入日志。</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RecoverySheetDialog</name>
    <message>
        <source>A further copy of the sheet; the first one stays valid. Seal it in an envelope.</source>
        <translation>再印一份，原来那份继续有效。请装进信封封好。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复单</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RecoverySheetView</name>
    <message>
        <source>Group %1: %2</source>
        <translation>第 %1 组：%2</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Recovery sheet of %1</source>
        <translation>%1恢复单</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Saved. Print it, then delete the file</source>
        <translation>存好了。打印以后请删掉这个文件</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>已发送到打印机</translation>
    </message>
    <message>
        <source>The recovery code as a QR code</source>
        <translation>恢复码的二维码</translation>
    </message>
    <message>
        <source>Where the recovery sheet is saved</source>
        <translation>恢复单存到哪里</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RekeyDialog</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>A new key for the file</source>
        <translation>给文件换一把密钥</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>Change the key of the file</source>
        <translation>更换文件密钥</translation>
    </message>
    <message>
        <source>Making the key …</source>
        <translation>正在生成密钥…</translation>
    </message>
    <message>
        <source>Next: recovery sheet</source>
        <translation>下一步：恢复单</translation>
    </message>
    <message>
        <source>Nobody else has a password for this file; yours stays. Next comes the new recovery sheet: the old one opens backups of before alone.</source>
        <translation>这个文件没有别的用户设过密码，您的密码不变。下一步是新的恢复单；旧恢复单以后只能打开以前的备份。</translation>
    </message>
    <message>
        <source>Print the slips …</source>
        <translation>打印密码条…</translation>
    </message>
    <message>
        <source>Printed: next</source>
        <translation>打印好了，下一步</translation>
    </message>
    <message>
        <source>These users need a new password</source>
        <translation>这些用户需要新密码</translation>
    </message>
    <message>
        <source>With the new key their present passwords open nothing any more; yours stays. Hand each of them the temporary one below, on paper, or type another. Whoever's field is empty cannot sign in until an administrator sets a password.</source>
        <translation>换了密钥，他们现在的密码就打不开文件了，您的密码不变。请把下面的临时密码打印出来，分别交给本人；也可以自己填。留空的人要等管理员给设了密码才能登录。</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ReportsPage</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1-%2</source>
        <translation>%1 年 %2 月</translation>
    </message>
    <message>
        <source>As known at the end of the month</source>
        <translation>按月末所知</translation>
    </message>
    <message>
        <source>As known today</source>
        <translation>按今天所知</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Export sheet</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存成 PDF</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报表</translation>
    </message>
    <message>
        <source>Saving the report</source>
        <translation>正在保存报表</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>已送到打印机</translation>
    </message>
    <message>
        <source>Settings of the report</source>
        <translation>月报设置</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.csv)</source>
        <translation>电子表格 (*.xlsx *.csv)</translation>
    </message>
    <message>
        <source>This record has no page of its own.</source>
        <translation>这条记录没有单独的页面。</translation>
    </message>
    <message>
        <source>With open sealed ledgers</source>
        <translation>含已打开的受限台账</translation>
    </message>
    <message>
        <source>Without sealed ledgers</source>
        <translation>不含受限台账</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ResidentsPage</name>
    <message>
        <source>%1 households</source>
        <translation>%1 户</translation>
    </message>
    <message>
        <source>%1 of %2 households</source>
        <translation>%1 户，全部 %2 户</translation>
    </message>
    <message>
        <source>%1 of %2 people</source>
        <translation>%1 人，全部 %2 人</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 人</translation>
    </message>
    <message>
        <source>%1 people on the rolls</source>
        <translation>在册 %1 人</translation>
    </message>
    <message>
        <source>19520318, 1952-3-18, 1952年3月18日</source>
        <translation>19520318、1952-3-18 都行</translation>
    </message>
    <message>
        <source>3, 3号楼, 综合楼</source>
        <translation>3、3号楼、综合楼都行</translation>
    </message>
    <message>
        <source>Add a household member</source>
        <translation>添加家庭成员</translation>
    </message>
    <message>
        <source>Address</source>
        <comment>short: 3-2-501</comment>
        <translation>住址</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>Contact worker</source>
        <translation>包联人</translation>
    </message>
    <message>
        <source>Ctrl+N registers</source>
        <translation>Ctrl+N 登记</translation>
    </message>
    <message>
        <source>Delete deletes</source>
        <translation>Delete 删除</translation>
    </message>
    <message>
        <source>Enter opens</source>
        <translation>回车打开</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>筛选列表</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>居民查重</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import a register</source>
        <translation>导入名册</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name, initials, room, last four of the ID</source>
        <translation>姓名、首字母、房号、证件后四位</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新登记</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>下次走访</translation>
    </message>
    <message>
        <source>No residents yet</source>
        <translation>还没有居民</translation>
    </message>
    <message>
        <source>Nobody in the list matches.</source>
        <translation>列表里没有符合的。</translation>
    </message>
    <message>
        <source>Only if there is no building: 某某巷12号</source>
        <translation>没有楼栋时填，如“某某巷12号”</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Print the files of the chosen ones …</source>
        <translation>打印所选的人的档案…</translation>
    </message>
    <message>
        <source>Read in the register you have, or register the first household.</source>
        <translation>导入现成的名册，或从第一户登记起。</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>名册</translation>
    </message>
    <message>
        <source>Register a resident</source>
        <translation>登记居民</translation>
    </message>
    <message>
        <source>Register somebody</source>
        <translation>登记居民</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Save and register the next</source>
        <translation>保存并登记下一人</translation>
    </message>
    <message>
        <source>Sex and birth date follow from it</source>
        <translation>性别、出生日期自动带出</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Take the chosen ones into a ledger …</source>
        <translation>选中的人入册 …</translation>
    </message>
    <message>
        <source>The only thing that has to be known</source>
        <translation>只有姓名是必填的</translation>
    </message>
    <message>
        <source>died</source>
        <translation>已去世</translation>
    </message>
    <message>
        <source>to be checked</source>
        <translation>待核</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RevealMenu</name>
    <message>
        <source>What for? (is logged)</source>
        <translation>用途（会记入日志）</translation>
    </message>
    <message>
        <source>for an application</source>
        <translation>办理申请</translation>
    </message>
    <message>
        <source>in an emergency</source>
        <translation>紧急联络</translation>
    </message>
    <message>
        <source>to call or visit</source>
        <translation>走访联系</translation>
    </message>
    <message>
        <source>to check the identity</source>
        <translation>核对身份</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RightsText</name>
    <message>
        <source>%1 in the own grids</source>
        <translation>本人网格的%1</translation>
    </message>
    <message>
        <source>%1 in the own grids (%2)</source>
        <translation>本人网格（%2）的%1</translation>
    </message>
    <message>
        <source>%1 in the own grids (none is assigned: nothing)</source>
        <translation>本人网格的%1（还没有指定网格，暂时都看不到）</translation>
    </message>
    <message>
        <source>%1 in the whole office</source>
        <translation>全单位的%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1的%2</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Deletes</source>
        <translation>能删除</translation>
    </message>
    <message>
        <source>Does not see</source>
        <translation>看不到</translation>
    </message>
    <message>
        <source>Enters and changes</source>
        <translation>能登记修改</translation>
    </message>
    <message>
        <source>May</source>
        <translation>还能</translation>
    </message>
    <message>
        <source>May not</source>
        <translation>不能</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>能看到</translation>
    </message>
    <message>
        <source>Withheld</source>
        <translation>其中不可见</translation>
    </message>
    <message>
        <source>Withheld outside the own grids</source>
        <translation>本人网格以外不可见</translation>
    </message>
    <message>
        <source>all of the work</source>
        <translation>全部业务内容</translation>
    </message>
    <message>
        <source>residents and households</source>
        <translation>居民和住户</translation>
    </message>
    <message>
        <source>the organisation and its buildings</source>
        <translation>区划、楼房和单位</translation>
    </message>
    <message>
        <source>users, roles and settings</source>
        <translation>用户、角色和设置</translation>
    </message>
    <message>
        <source>visits and ledgers</source>
        <translation>走访和台账</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RoleEditor</name>
    <message>
        <source>A role needs a name</source>
        <translation>请填角色名称</translation>
    </message>
    <message>
        <source>Add contents</source>
        <translation>添加内容</translation>
    </message>
    <message>
        <source>How the office counts and works, such as the last day of the month</source>
        <translation>统计口径等全单位的设置，如报表月的截止日</translation>
    </message>
    <message>
        <source>ID and telephone numbers, each time with a purpose that is logged</source>
        <translation>证件号码和电话；每次都要填用途，并有记录</translation>
    </message>
    <message>
        <source>Lists and reports on paper</source>
        <translation>打印名册和报表</translation>
    </message>
    <message>
        <source>Lists out of the program, as sheets and PDF</source>
        <translation>把名册和报表存成表格或 PDF 带出程序</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>角色名称</translation>
    </message>
    <message>
        <source>Sheets of Excel and WPS into the records that may be changed</source>
        <translation>把 Excel、WPS 表格导入可以登记修改的内容</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>What it may do besides</source>
        <translation>可用操作</translation>
    </message>
    <message>
        <source>What it reaches</source>
        <translation>可看可改的内容</translation>
    </message>
    <message>
        <source>What one has entered or deleted oneself</source>
        <translation>撤销自己登记、修改、删除的内容</translation>
    </message>
    <message>
        <source>What others have entered too, whole imports as well</source>
        <translation>撤销他人的操作，包括整次导入</translation>
    </message>
    <message>
        <source>Who did what and when, but not the contents that may not be seen</source>
        <translation>谁在何时做了什么；无权查看的内容仍看不到</translation>
    </message>
    <message>
        <source>Who signs in and what they may do: only for who looks after the program</source>
        <translation>谁能登录、能做什么；只给管理本程序的人</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RolesPage</name>
    <message>
        <source>%1 (own)</source>
        <translation>%1（自设）</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1（改）</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n users have it</source>
        <translation>
            <numerusform>%1：%n 名用户</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: nobody has it</source>
        <translation>%1：没有用户</translation>
    </message>
    <message>
        <source>A new role of your office</source>
        <translation>本单位自设的新角色</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>New role like this one</source>
        <translation>照此新建角色</translation>
    </message>
    <message>
        <source>Not saved yet: Ctrl+S saves, Esc discards</source>
        <translation>尚未保存：Ctrl+S 保存，Esc 放弃</translation>
    </message>
    <message>
        <source>Of somebody with several roles the page Users says what they come to.</source>
        <translation>一人有多个角色的，合起来能做什么见“用户”页。</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Shipped roles stay; they can be changed</source>
        <translation>自带的角色不能删除，可以修改</translation>
    </message>
    <message>
        <source>There is a role of this name already</source>
        <translation>已有同名的角色</translation>
    </message>
    <message>
        <source>What this role may do</source>
        <translation>这个角色能看到什么、做什么</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RoomPanel</name>
    <message numerus="yes">
        <source>%1, %n people</source>
        <translation>
            <numerusform>%1，%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Household of %1 (%2 here)</source>
        <translation>%1 户（本房 %2 户）</translation>
    </message>
    <message>
        <source>Nobody lives here now.</source>
        <translation>现在无人居住。</translation>
    </message>
    <message>
        <source>Nothing is recorded yet: go and see, then register who lives here or what it is used for.</source>
        <translation>还没有采集：上门核实后，登记住的人，或写明使用情况。</translation>
    </message>
    <message>
        <source>Record of the dwelling</source>
        <translation>房屋资料</translation>
    </message>
    <message>
        <source>Register somebody here</source>
        <translation>登记居住人</translation>
    </message>
    <message>
        <source>The residents here belong to no household yet.</source>
        <translation>住在这里的人还没有立户。</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用情况</translation>
    </message>
    <message>
        <source>Use not recorded</source>
        <translation>使用情况未登记</translation>
    </message>
    <message>
        <source>Used for business; nobody is registered here.</source>
        <translation>用于经营，没有登记居住人员。</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RoutePrint</name>
    <message>
        <source>Blank forms</source>
        <translation>走访记录单</translation>
    </message>
    <message>
        <source>Laying out the pages</source>
        <translation>正在排版</translation>
    </message>
    <message>
        <source>More than %1 people: choose fewer, or one contact worker</source>
        <translation>超过 %1 人：请少选一些，或只看一位包联人</translation>
    </message>
    <message>
        <source>Print for the visits</source>
        <translation>打印走访单</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>路线单</translation>
    </message>
    <message>
        <source>Route of visits</source>
        <translation>走访路线单</translation>
    </message>
    <message>
        <source>Visit forms</source>
        <translation>走访记录单</translation>
    </message>
    <message>
        <source>What is printed</source>
        <translation>打印什么</translation>
    </message>
</context>
<context>
    <name>mulin::ui::RulesPanel</name>
    <message>
        <source>What is the ledger called?</source>
        <translation>台账叫什么？</translation>
    </message>
    <message>
        <source>What is the ledger needed for?</source>
        <translation>这本台账用来做什么？</translation>
    </message>
</context>
<context>
    <name>mulin::ui::SampleView</name>
    <message>
        <source>Next row</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation>第 %1 行，共 %2 行</translation>
    </message>
    <message>
        <source>Row before</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>This is how it is read</source>
        <translation>读出来是这样</translation>
    </message>
</context>
<context>
    <name>mulin::ui::SealedPanel</name>
    <message>
        <source>; after a reset the password of before is asked here</source>
        <translation>；密码用恢复单或由别人重设过的，这里仍填重设前的</translation>
    </message>
    <message>
        <source>As it stands on the sheet; spaces and small letters do not matter</source>
        <translation>照恢复单填写，空格和大小写不要紧</translation>
    </message>
    <message>
        <source>By the code on its recovery sheet the ledger is opened without anybody's grant; you manage it from then on. It is logged.</source>
        <translation>填恢复单上的码，不用别人授权就能打开；以后由您管理这本台账。此事记入日志。</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>大写锁定开着</translation>
    </message>
    <message>
        <source>Closed. Every opening is logged, and every record that is looked at.</source>
        <translation>已关闭。每次打开都有日志，看过哪一条也有日志。</translation>
    </message>
    <message>
        <source>Mistyped somewhere: compare it with the sheet, group by group</source>
        <translation>有地方填错了，请照恢复单逐组核对</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password forgotten: open by the recovery sheet</source>
        <translation>忘记密码：用恢复单打开</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>设定口令</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>The file is open for reading only; a sealed ledger cannot be opened then, since that is logged.</source>
        <translation>文件以只读方式打开。打开受限台账要记日志，所以现在打不开。</translation>
    </message>
    <message>
        <source>The one you sign in with</source>
        <translation>登录密码</translation>
    </message>
    <message numerus="yes">
        <source>The password is wrong; %n more tries, then one has to wait</source>
        <translation>
            <numerusform>密码不对；再错 %n 次就要等一会儿</numerusform>
        </translation>
    </message>
    <message>
        <source>This file is not encrypted. Sealed ledgers are all the same: set a password of your own for them, only you know it. It is asked whenever a sealed ledger is opened.</source>
        <translation>这个文件没有加密，受限台账照样加密。请先设一个自己的受限台账口令，只有您知道；每次打开受限台账都要填。</translation>
    </message>
    <message>
        <source>This sealed ledger has not been set up. Whoever sets it up manages it and decides who may look and enter. Next its recovery sheet is printed.</source>
        <translation>这本受限台账还没有启用。谁启用，谁管理，由管理人决定谁能查看、谁能登记。接下来要打印恢复单。</translation>
    </message>
    <message>
        <source>This sheet is not that of this ledger, or its key was changed since</source>
        <translation>不是这本台账的恢复单，或者台账后来换过密钥</translation>
    </message>
    <message>
        <source>Type the code from the sheet</source>
        <translation>请填恢复单上的码</translation>
    </message>
    <message>
        <source>Type your password</source>
        <translation>请填密码</translation>
    </message>
    <message>
        <source>Your own for sealed ledgers</source>
        <translation>自己的受限台账口令</translation>
    </message>
</context>
<context>
    <name>mulin::ui::SealedVisit</name>
    <message>
        <source>%1: %2 go together. Why not this time?</source>
        <translation>%1须 %2 人同去，这次为什么人数不足？</translation>
    </message>
    <message>
        <source>Stays within this sealed ledger</source>
        <translation>只留在这本受限台账里</translation>
    </message>
</context>
<context>
    <name>mulin::ui::SearchActs</name>
    <message>
        <source>Act</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Register: %1</source>
        <translation>登记：%1</translation>
    </message>
</context>
<context>
    <name>mulin::ui::SearchPopup</name>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>mulin::ui::SheetDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Laying out …</source>
        <translation>正在排版…</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>存为 PDF…</translation>
    </message>
</context>
<context>
    <name>mulin::ui::SheetOut</name>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已存为 %1</translation>
    </message>
    <message>
        <source>Saving the pages</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>已送打印机</translation>
    </message>
</context>
<context>
    <name>mulin::ui::SheetRehearsal</name>
    <message>
        <source>Group %1</source>
        <translation>第 %1 组</translation>
    </message>
    <message>
        <source>Not what group %1 on the sheet says</source>
        <translation>和恢复单上的第 %1 组不一样</translation>
    </message>
</context>
<context>
    <name>mulin::ui::SignIn</name>
    <message>
        <source>%1 A backup opens with the password of its day.</source>
        <translation>%1备份文件要用备份当天的密码。</translation>
    </message>
    <message>
        <source>%1 The one in this file was set on %2; a backup opens with the password of its day.</source>
        <translation>%1这个文件里的密码是 %2 设的；备份文件要用备份当天的密码。</translation>
    </message>
    <message>
        <source>%1 · encrypted</source>
        <translation>%1　已加密</translation>
    </message>
    <message>
        <source>%1 — locked — Mulin</source>
        <translation>%1 — 已锁定 — 睦邻</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>打开别的文件</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>大写锁定开着</translation>
    </message>
    <message>
        <source>Forgot the password</source>
        <translation>忘了密码</translation>
    </message>
    <message>
        <source>Mistyped somewhere: compare it with the sheet, group by group</source>
        <translation>有地方填错了，请对照恢复单一组一组地看</translation>
    </message>
    <message>
        <source>Mulin neighbourhood ledger</source>
        <translation>睦邻·社区工作台账</translation>
    </message>
    <message>
        <source>Nine groups of four; small letters will do, spaces do not matter</source>
        <translation>九组，每组四位；大小写都行，空格可有可无</translation>
    </message>
    <message>
        <source>No user “%1” has a password for this file. Check the name; whoever was removed, or needs a new password since the file has a new key, gets one from an administrator. A backup knows the users of its day.</source>
        <translation>登录名“%1”在这个文件里没有密码。先看登录名对不对；人被移除了，或者文件换过密钥，请管理员给设一个新密码。备份里只有备份当天的用户。</translation>
    </message>
    <message>
        <source>Nobody works with this file under the name “%1”</source>
        <translation>这个文件里没有登录名“%1”</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开台账</translation>
    </message>
    <message>
        <source>Open with the recovery sheet</source>
        <translation>凭恢复单打开</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Say for whom</source>
        <translation>请填登录名</translation>
    </message>
    <message>
        <source>Set the password and open</source>
        <translation>设新密码并打开</translation>
    </message>
    <message>
        <source>Take the printed sheet out of its envelope, type the code, and set a new password. Seal the sheet again afterwards: it stays valid.</source>
        <translation>取出信封里的恢复单，填恢复码，再设一个新密码。用完请重新封好，恢复单继续有效。</translation>
    </message>
    <message numerus="yes">
        <source>The password is wrong. Look at Caps Lock and the input method; %n more tries, then one has to wait.</source>
        <translation>
            <numerusform>密码不对。看一下大写锁定和输入法；再错 %n 次就要等一会儿。</numerusform>
        </translation>
    </message>
    <message>
        <source>This sheet belongs to another file</source>
        <translation>这张恢复单是别的文件的</translation>
    </message>
    <message>
        <source>Type the code from the sheet</source>
        <translation>请填恢复单上的恢复码</translation>
    </message>
    <message>
        <source>User</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Who gets the new password</source>
        <translation>给谁设新密码</translation>
    </message>
</context>
<context>
    <name>mulin::ui::StatusLine</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1，另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · Undo: %2</source>
        <translation>%1 · 撤销：%2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Stopping: %1</source>
        <translation>正在停下：%1</translation>
    </message>
</context>
<context>
    <name>mulin::ui::StepBar</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
</context>
<context>
    <name>mulin::ui::StepDialog</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>mulin::ui::StepRow</name>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>A word why it is dropped, please</source>
        <translation>请写一句为什么不办了</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>办好了</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>不办了</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>办得怎样</translation>
    </message>
    <message>
        <source>Why it is dropped</source>
        <translation>为什么不办了</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
</context>
<context>
    <name>mulin::ui::SuggestionStrip</name>
    <message numerus="yes">
        <source>%1, %n days late</source>
        <translation>
            <numerusform>%1，逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Again in a month</source>
        <translation>一个月后再提示</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1 人</translation>
    </message>
    <message>
        <source>All %1 lines</source>
        <translation>全部 %1 项</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Do not suggest again</source>
        <translation>不再提示</translation>
    </message>
    <message numerus="yes">
        <source>Due, and to look at: %n</source>
        <translation>
            <numerusform>%n 项到期或待核实</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>入册</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>From what stands in the files; a person decides</source>
        <translation>按档案里登记的情况提示，入不入册由人认定</translation>
    </message>
    <message>
        <source>Go and see</source>
        <translation>去核实</translation>
    </message>
    <message>
        <source>How this is worked out</source>
        <translation>怎么算出来的</translation>
    </message>
    <message numerus="yes">
        <source>Is everybody served who should be? Look at these %n</source>
        <translation>
            <numerusform>应保尽保：%n 人待核实</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message numerus="yes">
        <source>Look at these %n</source>
        <translation>
            <numerusform>%n 人待核实</numerusform>
        </translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the file of %1</source>
        <translation>打开%1的档案</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Why not: does not want it, checked and not so, …</source>
        <translation>为什么不办：本人不愿意、核实过情况不符……</translation>
    </message>
    <message>
        <source>Write a word why first: it is asked for later.</source>
        <translation>请先写一句理由，以后查得到。</translation>
    </message>
    <message>
        <source>due on %1</source>
        <translation>%1 到期</translation>
    </message>
</context>
<context>
    <name>mulin::ui::SuggestionText</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>aged %1, born on %2</source>
        <translation>%1 岁（%2 生）</translation>
    </message>
    <message>
        <source>alone in the household since %1</source>
        <translation>%1 起户内只有本人</translation>
    </message>
    <message>
        <source>in the ledger %1 since %2</source>
        <translation>%2 入“%1”台账</translation>
    </message>
    <message>
        <source>is in the ledger %1</source>
        <translation>已在“%1”台账</translation>
    </message>
    <message>
        <source>lives with %1, aged %2, and nobody else</source>
        <translation>只和%1（%2 岁）同住</translation>
    </message>
    <message>
        <source>nobody else lives in the household</source>
        <translation>户内只有本人</translation>
    </message>
    <message>
        <source>not in %1</source>
        <translation>未入%1</translation>
    </message>
    <message>
        <source>turns %1 on %2</source>
        <translation>%2 满 %1 岁</translation>
    </message>
</context>
<context>
    <name>mulin::ui::TemporaryPanel</name>
    <message>
        <source>Become: %1</source>
        <translation>任%1</translation>
    </message>
    <message>
        <source>Make permanent</source>
        <translation>转为正式</translation>
    </message>
    <message>
        <source>Nobody holds a post for a time only.</source>
        <translation>现在没有临时岗位。</translation>
    </message>
    <message>
        <source>Nobody is ticked.</source>
        <translation>还没有勾选。</translation>
    </message>
    <message>
        <source>Stay in the post, without an end</source>
        <translation>留任原岗位，不再设期限</translation>
    </message>
    <message>
        <source>Temporary posts</source>
        <translation>临时岗位</translation>
    </message>
    <message>
        <source>Tick those who shall stay for good.</source>
        <translation>勾选要转为正式的人。</translation>
    </message>
    <message>
        <source>What they become</source>
        <translation>转为</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>到 %1</translation>
    </message>
</context>
<context>
    <name>mulin::ui::TickEditor</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>mulin::ui::TimelinePanel</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All %1 entries</source>
        <translation>看全部 %1 条</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>还没有记录。</translation>
    </message>
    <message>
        <source>Nothing in the timeline has these words.</source>
        <translation>时间线里没有这些字。</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Words in the timeline</source>
        <translation>在时间线里找</translation>
    </message>
</context>
<context>
    <name>mulin::ui::TodayPage</name>
    <message numerus="yes">
        <source>%1: %n enrolments need not be kept</source>
        <translation>
            <numerusform>%1：%n 份已过保管期限</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: not visited</source>
        <translation>%1没访到</translation>
    </message>
    <message>
        <source>%2, %1</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%3, %2/%1</source>
        <translation>%1月%2日 %3</translation>
    </message>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n organisations</source>
        <translation>
            <numerusform>%n 家</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n posts</source>
        <translation>
            <numerusform>%n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Bring the register in from a spreadsheet, or enter the first resident. What is due then stands here by itself.</source>
        <translation>把名册表格导进来，或者登记第一位居民，到期的事会自动列在这里。</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>快到了</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Enrolled, and nothing planned</source>
        <translation>在册但没有安排</translation>
    </message>
    <message>
        <source>Enter opens</source>
        <translation>回车打开</translation>
    </message>
    <message>
        <source>Enter opens   Ctrl+Enter registers a visit</source>
        <translation>回车打开　Ctrl+回车登记走访</translation>
    </message>
    <message>
        <source>For me to judge</source>
        <translation>要我判断</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>下午好</translation>
    </message>
    <message>
        <source>Good day</source>
        <translation>中午好</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>晚上好</translation>
    </message>
    <message>
        <source>Good morning</source>
        <translation>上午好</translation>
    </message>
    <message>
        <source>Half-filled forms</source>
        <translation>没填完的</translation>
    </message>
    <message>
        <source>Import a sheet</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>Kept long enough</source>
        <translation>保管期满</translation>
    </message>
    <message>
        <source>Limits that end today</source>
        <translation>今天到时限</translation>
    </message>
    <message>
        <source>Limits that have passed</source>
        <translation>已过时限</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我包联的</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next steps not done</source>
        <translation>下一步逾期未办</translation>
    </message>
    <message>
        <source>No next step</source>
        <translation>没有下一步</translation>
    </message>
    <message>
        <source>Nobody is entered yet.</source>
        <translation>还没有登记居民。</translation>
    </message>
    <message>
        <source>Nothing is due today.</source>
        <translation>今天没有到期的事。</translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>没有逾期的事。</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>没有等您处理的事。</translation>
    </message>
    <message>
        <source>Organisations not visited</source>
        <translation>单位逾期未走访</translation>
    </message>
    <message>
        <source>Organisations to visit</source>
        <translation>要走访的单位</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Planned visits</source>
        <translation>计划走访</translation>
    </message>
    <message>
        <source>Posts that nobody holds</source>
        <translation>没有人的岗位</translation>
    </message>
    <message>
        <source>Register a resident</source>
        <translation>登记居民</translation>
    </message>
    <message>
        <source>Residents to be checked</source>
        <translation>待核的居民信息</translation>
    </message>
    <message>
        <source>Review: %1</source>
        <translation>复核　%1</translation>
    </message>
    <message>
        <source>Reviews in the next 30 days</source>
        <translation>30 天内要复核</translation>
    </message>
    <message>
        <source>Reviews not made</source>
        <translation>没做的复核</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>The next days</source>
        <translation>这几天</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>留意</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Vacant posts</source>
        <translation>空岗</translation>
    </message>
    <message>
        <source>Visits on a day that was named</source>
        <translation>约好的走访</translation>
    </message>
    <message>
        <source>Waiting for me</source>
        <translation>等我</translation>
    </message>
    <message>
        <source>Whom to look at, by ledger</source>
        <translation>各台账的提示</translation>
    </message>
    <message>
        <source>Worked on lately</source>
        <translation>最近办的</translation>
    </message>
    <message>
        <source>an import could not make sense of something</source>
        <translation>导入时有看不明白的内容</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>day named on the last visit</source>
        <translation>上次约好的日子</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>half filled in, not saved</source>
        <translation>填了一半，没保存</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>上次 %1</translation>
    </message>
    <message>
        <source>left on or before %1, kept for %2 years</source>
        <translation>%1 及以前退出，保管 %2 年</translation>
    </message>
    <message>
        <source>longest: %1</source>
        <translation>最久的：%1</translation>
    </message>
    <message>
        <source>no grid</source>
        <translation>未划网格</translation>
    </message>
    <message>
        <source>not visited yet</source>
        <translation>还没访过</translation>
    </message>
    <message>
        <source>nothing since %1</source>
        <translation>%1 以后没有记录</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>mulin::ui::TopBar</name>
    <message>
        <source>Find people, matters, numbers</source>
        <translation>找人、找事、找编号</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Signed in: %1</source>
        <translation>已登录：%1</translation>
    </message>
</context>
<context>
    <name>mulin::ui::UnitChooser</name>
    <message>
        <source>%1 + 3 digits, can be changed</source>
        <translation>%1 ＋ 3 位，可改</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 个</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>统计代码</translation>
    </message>
    <message>
        <source>Codes of grids</source>
        <translation>网格代码</translation>
    </message>
    <message>
        <source>ID number region</source>
        <translation>证件区划</translation>
    </message>
    <message>
        <source>Name, pinyin, initials or code</source>
        <translation>名字、拼音、首字母或代码</translation>
    </message>
    <message>
        <source>Nothing found; try fewer words</source>
        <translation>没找到，少写几个字试试</translation>
    </message>
    <message>
        <source>Over %1 found; add the city or the street</source>
        <translation>超过 %1 个，加上市名或街道名</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Search the national register</source>
        <translation>查全国名录</translation>
    </message>
    <message>
        <source>code of the community + 3 digits</source>
        <translation>社区代码 ＋ 3 位</translation>
    </message>
</context>
<context>
    <name>mulin::ui::UnitModel</name>
    <message numerus="yes">
        <source>%n gaps</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Holder A</source>
        <translation>A 角</translation>
    </message>
    <message>
        <source>Holder B</source>
        <translation>B 角</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Its Party organisation</source>
        <translation>对应党组织</translation>
    </message>
    <message>
        <source>Its grid</source>
        <translation>对应网格</translation>
    </message>
    <message>
        <source>Party organisation</source>
        <translation>党组织</translation>
    </message>
    <message>
        <source>Vacant</source>
        <translation>空岗</translation>
    </message>
</context>
<context>
    <name>mulin::ui::UnitPanel</name>
    <message>
        <source>%1 (entrance %2)</source>
        <translation>%1（%2单元）</translation>
    </message>
    <message>
        <source>%1 buildings</source>
        <translation>%1 栋</translation>
    </message>
    <message>
        <source>%1 has no holder B</source>
        <translation>%1没有 B 角</translation>
    </message>
    <message>
        <source>%1 households</source>
        <translation>%1 户</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 人</translation>
    </message>
    <message numerus="yes">
        <source>%n gaps</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gaps below</source>
        <translation>
            <numerusform>下面的网格、楼栋还有 %n 处缺口</numerusform>
        </translation>
    </message>
    <message>
        <source>A away until %1</source>
        <translation>A 角请假至 %1</translation>
    </message>
    <message>
        <source>A away until %1, B acts</source>
        <translation>A 角请假至 %1，B 角代岗</translation>
    </message>
    <message>
        <source>Add a grid</source>
        <translation>新增网格</translation>
    </message>
    <message>
        <source>Appoint</source>
        <translation>任命</translation>
    </message>
    <message>
        <source>Assign buildings</source>
        <translation>划分楼栋</translation>
    </message>
    <message>
        <source>Contact cards</source>
        <translation>联络卡</translation>
    </message>
    <message>
        <source>End today</source>
        <translation>今天离任</translation>
    </message>
    <message>
        <source>Every required post is held.</source>
        <translation>该有的岗位都有人。</translation>
    </message>
    <message>
        <source>Floors and rooms</source>
        <translation>看楼栋图</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Holder A</source>
        <translation>A 角</translation>
    </message>
    <message>
        <source>Holder B</source>
        <translation>B 角</translation>
    </message>
    <message>
        <source>Move to …</source>
        <translation>移到…</translation>
    </message>
    <message>
        <source>Name and code</source>
        <translation>名称和代码</translation>
    </message>
    <message>
        <source>No %1</source>
        <translation>没有%1</translation>
    </message>
    <message>
        <source>Nobody is appointed yet.</source>
        <translation>还没有任命。</translation>
    </message>
    <message>
        <source>Notice board</source>
        <translation>公示牌</translation>
    </message>
    <message>
        <source>Posts of the Party</source>
        <translation>党组织岗位</translation>
    </message>
    <message>
        <source>Posts of the grids</source>
        <translation>网格岗位</translation>
    </message>
    <message>
        <source>Temporary area</source>
        <translation>临时片区</translation>
    </message>
    <message>
        <source>The chosen part of the organisation</source>
        <translation>选中的组织</translation>
    </message>
    <message>
        <source>full time</source>
        <translation>专职</translation>
    </message>
    <message>
        <source>part time</source>
        <translation>兼职</translation>
    </message>
    <message>
        <source>temporary, until %1</source>
        <translation>临时，到 %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>到 %1</translation>
    </message>
</context>
<context>
    <name>mulin::ui::UserForm</name>
    <message>
        <source>%1 may sign in now</source>
        <translation>%1 现在可以登录了</translation>
    </message>
    <message>
        <source>A login is needed to sign in</source>
        <translation>登录要用登录名，请填写</translation>
    </message>
    <message>
        <source>Adding the user</source>
        <translation>正在添加用户</translation>
    </message>
    <message>
        <source>As it stands in the history</source>
        <translation>操作记录中用这个姓名</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>初始密码</translation>
    </message>
    <message>
        <source>For roles that end at the own grids; posts held in a grid count too</source>
        <translation>角色只限本人网格的，以此为准；在网格任职的，该网格也算</translation>
    </message>
    <message>
        <source>Hand it over in person. It is changed in the menu at the top right after signing in.</source>
        <translation>请当面告诉本人；登录后在右上角菜单里可以改。</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>新用户</translation>
    </message>
    <message>
        <source>No grid is called “%1”</source>
        <translation>没有叫“%1”的网格</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>One person may have several: they add up, none takes anything away</source>
        <translation>一人可以有多个角色，权限相加，互不抵消</translation>
    </message>
    <message>
        <source>Own grids</source>
        <translation>负责网格</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Somebody has this login already</source>
        <translation>这个登录名已有人用</translation>
    </message>
    <message>
        <source>Stays as it is: the password belongs to it</source>
        <translation>登录名不能改，密码是跟着它的</translation>
    </message>
    <message>
        <source>Typed when signing in; letters or the name</source>
        <translation>登录时填写，用拼音或姓名都可以</translation>
    </message>
    <message>
        <source>What this person may do then</source>
        <translation>这样设置后，这个人能看到什么、做什么</translation>
    </message>
    <message>
        <source>Write the name: the history calls the user so</source>
        <translation>请填姓名：操作记录用它称呼</translation>
    </message>
</context>
<context>
    <name>mulin::ui::UsersPage</name>
    <message>
        <source>%1 (you)</source>
        <translation>%1（本人）</translation>
    </message>
    <message>
        <source>%1 has a new password</source>
        <translation>%1 的密码已设好</translation>
    </message>
    <message>
        <source>%1 is removed</source>
        <translation>%1 已移除</translation>
    </message>
    <message>
        <source>%1 is removed and can no longer open the file</source>
        <translation>%1 已移除，不能再打开这个文件</translation>
    </message>
    <message numerus="yes">
        <source>%n users</source>
        <translation>
            <numerusform>%n 名用户</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A password for %1</source>
        <translation>给 %1 设密码</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Encrypt the file …</source>
        <translation>给文件加密…</translation>
    </message>
    <message>
        <source>Enter changes   Ctrl+N adds a user</source>
        <translation>回车修改　Ctrl+N 添加用户</translation>
    </message>
    <message>
        <source>First type your own password, then the new one for %1. Hand it over in person; %1 should change it after signing in. That you have set it stands in the history.</source>
        <translation>先输入您自己的密码，再填给 %1 的新密码。请当面告诉本人；%1 登录后自己改掉。这次设置会记入操作记录。</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>新用户</translation>
    </message>
    <message>
        <source>No role yet: nothing can be seen or done.</source>
        <translation>还没有角色：什么也看不到、做不了。</translation>
    </message>
    <message>
        <source>Not saved yet: Ctrl+S saves, Esc discards</source>
        <translation>尚未保存：Ctrl+S 保存，Esc 放弃</translation>
    </message>
    <message>
        <source>Own grids</source>
        <translation>负责网格</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password: %1</source>
        <translation>密码：%1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Set a password</source>
        <translation>设密码</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>设密码</translation>
    </message>
    <message>
        <source>This file is not encrypted, so nobody has a password: whoever opens it works as its first user and sees everything.</source>
        <translation>这个文件没有加密，用户都没有密码：谁打开都以第一名用户的身份办事，什么都看得到。</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>What this person may do</source>
        <translation>这个人能看到什么、做什么</translation>
    </message>
    <message>
        <source>What was entered by somebody who is removed stays under that name. The user goes to the recycle bin.</source>
        <translation>移除后，做过的登记仍记在其名下。用户进回收站，可以恢复。</translation>
    </message>
    <message>
        <source>Who signs in, and what for</source>
        <translation>谁能登录，能做什么</translation>
    </message>
    <message>
        <source>Whoever is removed can no longer open the file. What was entered stays under that name. The user goes to the recycle bin; back from there, a new password is needed.</source>
        <translation>移除后不能再打开这个文件；做过的登记仍记在其名下。用户进回收站，恢复后须重新设密码。</translation>
    </message>
    <message>
        <source>Your own password is changed in the menu at the top right. Another administrator can remove you.</source>
        <translation>自己的密码在右上角菜单里改。要移除本人，请另一名系统管理员来做。</translation>
    </message>
    <message>
        <source>no role yet</source>
        <translation>还没有角色</translation>
    </message>
    <message>
        <source>none needed</source>
        <translation>不用密码</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设</translation>
    </message>
    <message>
        <source>set on %1</source>
        <translation>%1 设</translation>
    </message>
</context>
<context>
    <name>mulin::ui::VaultMembers</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1（本人）</translation>
    </message>
    <message>
        <source>%1 has no part any more; the ledger is encrypted anew</source>
        <translation>%1 的权限已收回，台账已重新加密</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: members and key</source>
        <translation>%1　成员和密钥</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Cannot be given a part yet: %1. They have to set their password for sealed ledgers first, in the menu under their name.</source>
        <translation>暂时不能授权：%1。要先由本人在右上角菜单里设定受限台账口令。</translation>
    </message>
    <message>
        <source>Cannot be given a part yet: %1. They have to sign in once with their password first.</source>
        <translation>暂时不能授权：%1。要先由本人用密码登录一次。</translation>
    </message>
    <message>
        <source>Change the key, new recovery sheet</source>
        <translation>换密钥，出新恢复单</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Give a part</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Give a part to a colleague</source>
        <translation>给同事授权</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Look: open it and read. Enter: also add, change and delete. Manage: also decide who has a part. If a part is taken away, the ledger gets another key and is encrypted anew; what the person has seen or copied before cannot be taken back.</source>
        <translation>查看：能打开、能看。登记：还能入册、修改、删除。管理：还能决定谁有权限。收回权限时，台账换一把密钥，全部重新加密；他以前看过、抄走的收不回来。</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Part of %1</source>
        <translation>%1 的权限</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Take the part of %1 away</source>
        <translation>收回 %1 的权限</translation>
    </message>
    <message>
        <source>The ledger has another key; the old recovery sheet is void</source>
        <translation>台账已换密钥，旧恢复单作废</translation>
    </message>
    <message>
        <source>There is no colleague now to whom a part could be given.</source>
        <translation>现在没有可以授权的同事。</translation>
    </message>
    <message>
        <source>Who has a part</source>
        <translation>谁有权限</translation>
    </message>
    <message>
        <source>Who opened the ledger, looked at a record or changed something. Only those who manage the ledger see it.</source>
        <translation>谁打开过、看过哪一条、改过什么。只有管理人能看。</translation>
    </message>
</context>
<context>
    <name>mulin::ui::VaultSheetDialog</name>
    <message>
        <source>Done: the sheet is in the safe</source>
        <translation>完成，恢复单收好了</translation>
    </message>
    <message>
        <source>If nobody can open this ledger any more, this code alone does. It is shown now and never again: print it, seal it in an envelope and put it into the safe, apart from the sheet of the file.</source>
        <translation>如果没有人能打开这本台账了，只有这个码能打开。现在显示一次，以后不再显示：请打印出来，装进信封封好，放进保险柜，和文件的恢复单分开放。</translation>
    </message>
    <message>
        <source>Is the sheet at hand?</source>
        <translation>恢复单在手边吗？</translation>
    </message>
    <message>
        <source>Printed: next</source>
        <translation>打印好了，下一步</translation>
    </message>
    <message>
        <source>Recovery sheet of the sealed ledger</source>
        <translation>受限台账恢复单</translation>
    </message>
    <message>
        <source>Recovery sheet: %1</source>
        <translation>恢复单　%1</translation>
    </message>
    <message>
        <source>Take the printed sheet and copy two groups from it. Then it is certain that it is there and can be read.</source>
        <translation>请拿起打印好的恢复单，照抄其中两组，证明单子在手边、看得清。</translation>
    </message>
</context>
<context>
    <name>mulin::ui::VerdictPanel</name>
    <message>
        <source>%1, in the ledger</source>
        <translation>%1，已在册</translation>
    </message>
    <message>
        <source>, %1</source>
        <translation>，%1</translation>
    </message>
    <message>
        <source>Choose which of them it is</source>
        <translation>选择是哪一位</translation>
    </message>
    <message>
        <source>Decided before: %1%2</source>
        <translation>以前处理过：%1%2</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>None of them? Enter the new person under Residents first, then compare again.</source>
        <translation>都不是？先在居民册登记这位居民，再比对一次。</translation>
    </message>
    <message>
        <source>Ours: %1</source>
        <translation>本册：%1</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Theirs: %1</source>
        <translation>名单：%1</translation>
    </message>
    <message>
        <source>Which of them it is</source>
        <translation>是哪一位</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>不采纳的理由</translation>
    </message>
    <message>
        <source>aged %1</source>
        <translation>%1 岁</translation>
    </message>
    <message>
        <source>aged %1: this ledger is for %2</source>
        <translation>%1 岁，登记对象是 %2</translation>
    </message>
</context>
<context>
    <name>mulin::ui::ViewDialog</name>
    <message>
        <source>A view needs a name</source>
        <translation>请填写视图名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Conditions, columns, order and search text are kept; the rows are always those of the day.</source>
        <translation>保存的是筛选条件、列、排序和搜索文字；打开时总是当天的内容。</translation>
    </message>
    <message>
        <source>Everybody in the office may use it</source>
        <translation>全单位都可以使用</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep as a view</source>
        <translation>存为视图</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rename or share the view</source>
        <translation>视图改名或共享</translation>
    </message>
</context>
<context>
    <name>mulin::ui::VisitCalendar</name>
    <message>
        <source>%1 today</source>
        <translation>%1 今天</translation>
    </message>
    <message>
        <source>%1-%2</source>
        <translation>%1年%2月</translation>
    </message>
    <message>
        <source>Calendar of visits</source>
        <translation>走访日历</translation>
    </message>
    <message>
        <source>Nothing on this day.</source>
        <translation>这一天没有走访。</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>当天</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>The next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已走访</translation>
    </message>
    <message>
        <source>done %1</source>
        <translation>已走访 %1</translation>
    </message>
    <message>
        <source>done %1</source>
        <comment>narrow</comment>
        <translation>访 %1</translation>
    </message>
    <message>
        <source>due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>到期 %1</translation>
    </message>
    <message>
        <source>due %1</source>
        <comment>narrow</comment>
        <translation>到 %1</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>planned %1</source>
        <translation>计划 %1</translation>
    </message>
    <message>
        <source>planned %1</source>
        <comment>narrow</comment>
        <translation>约 %1</translation>
    </message>
</context>
<context>
    <name>mulin::ui::VisitEntryPage</name>
    <message>
        <source>%1: %2 go together. Why not this time?</source>
        <translation>%1要 %2 人同去，这次为什么没有？</translation>
    </message>
    <message>
        <source>%2 go together: %1</source>
        <translation>%1要 %2 人同去</translation>
    </message>
    <message numerus="yes">
        <source>%n people added</source>
        <translation>
            <numerusform>已加上 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>1122, 20261122, yesterday; Ctrl+; is today</source>
        <translation>1122、昨天都行，Ctrl+; 填今天</translation>
    </message>
    <message>
        <source>Discarded. “Take back what I typed” brings it back.</source>
        <translation>已放弃。点“取回刚才填的”可以恢复。</translation>
    </message>
    <message>
        <source>Files are still being read in</source>
        <translation>照片还在读入</translation>
    </message>
    <message>
        <source>Findings as last time</source>
        <translation>情况同上次</translation>
    </message>
    <message>
        <source>Name one of them first: the others follow</source>
        <translation>请先填一位，再带出全户</translation>
    </message>
    <message>
        <source>Name, initials, room or last four of the ID</source>
        <translation>姓名、首字母、房号、证件后四位都行</translation>
    </message>
    <message>
        <source>Nobody else is registered in this household</source>
        <translation>这一户没有登记其他人</translation>
    </message>
    <message>
        <source>Not yet:</source>
        <translation>晚于今天，</translation>
    </message>
    <message>
        <source>One a line, a next step each; “Name: …” for that person alone</source>
        <translation>一行一条，记为下一步；行首写“姓名：”则归到该人</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Planned for %1. It is due then, with what you wrote.</source>
        <translation>已改为计划走访：%1。写的内容都留在走访安排里。</translation>
    </message>
    <message>
        <source>Register a visit</source>
        <translation>登记走访</translation>
    </message>
    <message>
        <source>Registered now: %1</source>
        <translation>这次已登记 %1 户</translation>
    </message>
    <message>
        <source>Save and register the next</source>
        <translation>保存并登记下一户</translation>
    </message>
    <message>
        <source>Space ticks</source>
        <translation>空格打勾</translation>
    </message>
    <message>
        <source>There is no earlier visit of this person</source>
        <translation>这位居民还没有走访记录</translation>
    </message>
    <message>
        <source>Two, as it should be</source>
        <translation>已够两人</translation>
    </message>
    <message>
        <source>Up to 20 MB each, kept in this file</source>
        <translation>每张不超过 20 MB，存在本文件里</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>What you saw and heard, no judgement</source>
        <translation>写看到的、听到的，不写评价</translation>
    </message>
    <message>
        <source>Who is to be visited?</source>
        <translation>要走访谁？</translation>
    </message>
    <message>
        <source>Who was visited?</source>
        <translation>走访了谁？</translation>
    </message>
    <message>
        <source>Whole household</source>
        <translation>整户走访</translation>
    </message>
    <message>
        <source>Worked out from the ledgers, can be changed</source>
        <translation>按台账的间隔算好，可改</translation>
    </message>
    <message>
        <source>named as you are</source>
        <translation>与您同名</translation>
    </message>
    <message>
        <source>next working day %1</source>
        <translation>下一个工作日 %1</translation>
    </message>
    <message>
        <source>plan this visit</source>
        <translation>改为计划走访</translation>
    </message>
    <message>
        <source>visited last</source>
        <translation>上次走访人</translation>
    </message>
    <message>
        <source>you, to be registered first</source>
        <translation>您本人，先登记</translation>
    </message>
</context>
<context>
    <name>mulin::ui::VisitSidePanel</name>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>等 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>上次</translation>
    </message>
    <message>
        <source>Ledger %1</source>
        <translation>%1台账</translation>
    </message>
    <message>
        <source>List of visits</source>
        <translation>走访记录</translation>
    </message>
    <message>
        <source>Not done yet</source>
        <translation>没办完的事</translation>
    </message>
    <message>
        <source>Nothing was written down.</source>
        <translation>没有写情况。</translation>
    </message>
    <message>
        <source>Remember to ask</source>
        <translation>这次记得问</translation>
    </message>
    <message>
        <source>Report of %1: %2</source>
        <translation>%1 月报表：%2</translation>
    </message>
    <message>
        <source>The first visit that is registered.</source>
        <translation>还没有走访过，这是第一次。</translation>
    </message>
    <message>
        <source>This one entry will appear in</source>
        <translation>同一次登记会出现在</translation>
    </message>
    <message>
        <source>Timeline of %1</source>
        <translation>%1的时间线</translation>
    </message>
    <message>
        <source>Type a name, initials, a room or the last four digits of the ID: who it is and what was found last time appears here.</source>
        <translation>输入姓名、首字母、房号或证件后四位，这里会显示是谁、上次情况如何。</translation>
    </message>
    <message>
        <source>Visited</source>
        <translation>走访对象</translation>
    </message>
    <message>
        <source>aged %1</source>
        <translation>%1 岁</translation>
    </message>
    <message>
        <source>as above</source>
        <translation>照上一条</translation>
    </message>
    <message>
        <source>households and people visited</source>
        <translation>走访户数、人数</translation>
    </message>
    <message>
        <source>members to be visited and visited</source>
        <translation>特殊人群应访、已访</translation>
    </message>
    <message>
        <source>next field</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>organisations visited</source>
        <translation>走访单位</translation>
    </message>
    <message>
        <source>save, next</source>
        <translation>保存并下一户</translation>
    </message>
    <message>
        <source>today</source>
        <translation>填今天</translation>
    </message>
</context>
<context>
    <name>mulin::ui::VisitsPage</name>
    <message>
        <source>%1 of %2 visits</source>
        <translation>%1 次，全部 %2 次</translation>
    </message>
    <message>
        <source>%1 visits</source>
        <translation>%1 次走访</translation>
    </message>
    <message>
        <source>All next steps</source>
        <translation>全部下一步</translation>
    </message>
    <message>
        <source>All plans</source>
        <translation>全部走访安排</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Choose under “To visit” or in the calendar first who is to be visited</source>
        <translation>请先到“待走访”或日历里选要走访的人</translation>
    </message>
    <message>
        <source>Clear the conditions</source>
        <translation>清除条件</translation>
    </message>
    <message>
        <source>Ctrl+N registers a visit</source>
        <translation>Ctrl+N 登记走访</translation>
    </message>
    <message>
        <source>Enter opens</source>
        <translation>回车打开</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>筛选列表</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>No visit has been registered yet.</source>
        <translation>还没有登记过走访。</translation>
    </message>
    <message>
        <source>No visit matches.</source>
        <translation>没有符合条件的走访。</translation>
    </message>
    <message>
        <source>Person or number</source>
        <translation>居民或编号</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>安排走访</translation>
    </message>
    <message>
        <source>Print a route</source>
        <translation>打印路线单</translation>
    </message>
    <message>
        <source>Print blank visit forms</source>
        <translation>打印走访记录单</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Register a visit</source>
        <translation>登记走访</translation>
    </message>
    <message>
        <source>Register the first one; it will stand in the person's timeline and in the monthly report by itself.</source>
        <translation>登记第一次走访，居民的时间线和月报里会自动有它。</translation>
    </message>
    <message>
        <source>To visit</source>
        <translation>待走访</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Visits made</source>
        <translation>走访记录</translation>
    </message>
</context>
<context>
    <name>mulin::ui::WithheldMark</name>
    <message>
        <source>Not for you to see</source>
        <translation>无权查看</translation>
    </message>
    <message>
        <source>There may be something here; your roles do not show it.</source>
        <translation>这一项可能有内容，您的角色看不到。</translation>
    </message>
</context>
<context>
    <name>mulin::ui::WitnessDialog</name>
    <message>
        <source>A second person</source>
        <translation>请另一位同事同意</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Colleague's password</source>
        <translation>同事的密码</translation>
    </message>
    <message>
        <source>Colleague's user name</source>
        <translation>同事的登录名</translation>
    </message>
    <message>
        <source>Has to be filled in</source>
        <translation>这一项要填</translation>
    </message>
    <message>
        <source>Nobody works with this file under this name</source>
        <translation>没有这个登录名</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Somebody else who has a part in this ledger</source>
        <translation>要另一位对这本台账有权限的人</translation>
    </message>
    <message>
        <source>The one for sealed ledgers</source>
        <translation>受限台账口令</translation>
    </message>
    <message>
        <source>The one of signing in</source>
        <translation>登录密码</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>What is in a sealed ledger leaves the file only if a second person agrees who has a part in this ledger too. Who did, and what for, stands in the ledger's log.</source>
        <translation>受限台账的内容要带出去，须由另一位对这本台账有权限的人同意。谁同意的、做什么用，记在台账的日志里。</translation>
    </message>
    <message>
        <source>What leaves the file is no longer encrypted. Destroy it when it has served.</source>
        <translation>带出去的内容不再加密，用完请销毁。</translation>
    </message>
    <message>
        <source>for a report to the authorities</source>
        <translation>上报主管部门</translation>
    </message>
</context>
<context>
    <name>mulin::ui::WorkPages</name>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>楼栋</translation>
    </message>
    <message>
        <source>Calendar of visits</source>
        <translation>走访日历</translation>
    </message>
    <message>
        <source>Call list</source>
        <translation>叫应清单</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>排查</translation>
    </message>
    <message>
        <source>Changes of a ledger</source>
        <translation>动态台账</translation>
    </message>
    <message>
        <source>Compare a list</source>
        <translation>名单比对</translation>
    </message>
    <message>
        <source>Design a ledger</source>
        <translation>设计台账</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>居民查重</translation>
    </message>
    <message>
        <source>Duties to report</source>
        <translation>报告义务</translation>
    </message>
    <message>
        <source>Duty to report …</source>
        <translation>报告义务…</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>History</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>住户</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Into a ledger</source>
        <translation>登入台账</translation>
    </message>
    <message>
        <source>Is everybody served who should be?</source>
        <translation>应保尽保核查</translation>
    </message>
    <message>
        <source>Kept as it is</source>
        <translation>保留的记录</translation>
    </message>
    <message>
        <source>Ledgers</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>My name</source>
        <translation>我的姓名</translation>
    </message>
    <message>
        <source>My name …</source>
        <translation>我的姓名…</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>居民档案</translation>
    </message>
    <message>
        <source>Plan of the week</source>
        <translation>一周走访安排</translation>
    </message>
    <message>
        <source>Register a visit</source>
        <translation>登记走访</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>登记簿</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Route of visits</source>
        <translation>走访路线单</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Visits due</source>
        <translation>到期走访</translation>
    </message>
</context>
<context>
    <name>mulin::ui::printing::FontDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>字体</translation>
    </message>
</context>
<context>
    <name>mulin::ui::printing::FontList</name>
    <message numerus="yes">
        <source>%n faces are not installed. Others stand in for them: lines and characters to the page stay the same, the strokes look different.</source>
        <translation>
            <numerusform>有 %n 种字体没有安装，由别的字体代替：每页行数、每行字数不变，笔画样子不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>Asked for: %1; used: %2</source>
        <translation>要用：%1；实际用：%2</translation>
    </message>
    <message>
        <source>Every face that printed documents ask for is installed.</source>
        <translation>打印文书要用的字体都已安装。</translation>
    </message>
    <message>
        <source>Fangsong</source>
        <translation>仿宋</translation>
    </message>
    <message>
        <source>FounderType gives it to government offices; ask the information office.</source>
        <translation>由方正字库提供，党政机关办公使用请向信息化部门索取。</translation>
    </message>
    <message>
        <source>Heiti</source>
        <translation>黑体</translation>
    </message>
    <message>
        <source>Install the package fonts-noto-cjk; it is free.</source>
        <translation>安装软件包 fonts-noto-cjk，免费。</translation>
    </message>
    <message>
        <source>It comes with Windows, WPS for government and the domestic systems; copy the font file from a computer that has it and may use it.</source>
        <translation>Windows、WPS 政务版和国产系统自带，可从有使用权的电脑复制字体文件。</translation>
    </message>
    <message>
        <source>Kaiti</source>
        <translation>楷体</translation>
    </message>
    <message>
        <source>Sample of %1</source>
        <translation>%1 样张</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕字体</translation>
    </message>
    <message>
        <source>Songti</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>Title face (Xiaobiaosong)</source>
        <translation>小标宋</translation>
    </message>
    <message>
        <source>To have %1: %2 Install it for all users, then start the program again.</source>
        <translation>安装%1：%2给所有用户安装后，重新打开本程序。</translation>
    </message>
    <message>
        <source>Used: %1</source>
        <translation>实际用：%1</translation>
    </message>
    <message>
        <source>as asked for</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>everything in the window</source>
        <translation>窗口里的文字</translation>
    </message>
    <message>
        <source>first-level headings, heads of tables</source>
        <translation>一级标题、表头</translation>
    </message>
    <message>
        <source>running text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>second-level headings</source>
        <translation>二级标题</translation>
    </message>
    <message>
        <source>stand-in</source>
        <translation>代用</translation>
    </message>
    <message>
        <source>tables and page numbers</source>
        <translation>表格、页码</translation>
    </message>
    <message>
        <source>titles of documents</source>
        <translation>公文标题</translation>
    </message>
</context>
<context>
    <name>mulin::ui::printing::PageView</name>
    <message>
        <source>Print preview</source>
        <translation>打印预览</translation>
    </message>
    <message>
        <source>Print preview, page %1 of %2</source>
        <translation>打印预览，第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>mulin::ui::printing::Preview</name>
    <message>
        <source>Fonts</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Page width</source>
        <translation>整页宽</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Size of the page on the screen</source>
        <translation>页面显示大小</translation>
    </message>
    <message>
        <source>View</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Which faces are used, and which are missing</source>
        <translation>用了哪些字体，缺哪些</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>整页</translation>
    </message>
</context>
</TS>
