<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
    <name>mulin::ui::Commands</name>
    <message>
        <source>Back</source>
        <translation>后退</translation>
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
        <source>Edit the cell</source>
        <translation>改单元格</translation>
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
    <name>mulin::ui::FormRow</name>
    <message>
        <source>%1 (required)</source>
        <translation>%1（必填）</translation>
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
    <name>mulin::ui::PageHead</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
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
        <source>Whole page</source>
        <translation>整页</translation>
    </message>
</context>
</TS>
