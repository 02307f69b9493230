// Moved: colours, icons and painting are a room of their own below widgets and shell.
#pragma once

#include "ui/look/paint.h"
