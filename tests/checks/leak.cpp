// Planted: what a careless include in core would bring. It compiles; it must not link.
#include <QtWidgets/QMessageBox>

void leakOfCore() { QMessageBox::aboutQt(nullptr); }
