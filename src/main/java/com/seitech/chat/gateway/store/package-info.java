/**
 * What must survive the process, in a SQLite file. Implements the features' ports; the only package that knows SQL. All
 * writes go through the one thread of {@link SqliteWriter}.
 */
@NullMarked
package com.seitech.chat.gateway.store;

import org.jspecify.annotations.NullMarked;
