/**
 * What the programs beside the tests share, those that measure and those that disturb: other processes that end with the
 * program, the packaged gateway among them, a real Odoo, and what is said meanwhile and at the end.
 */
@NullMarked
package com.seitech.chat.gateway.program;

import org.jspecify.annotations.NullMarked;
