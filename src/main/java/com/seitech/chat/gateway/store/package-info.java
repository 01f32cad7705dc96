/**
 * What must survive the process, in a SQLite file or in PostgreSQL. Implements the features' ports; the only package that
 * knows SQL.
 * With SQLite, all of it goes through the one thread of {@link SqliteWriter}.
 */
@NullMarked
package com.seitech.chat.gateway.store;

import org.jspecify.annotations.NullMarked;
