/**
 * Odoo's plain HTTP, beside its models: health, version and the bytes of files. No credentials but the access token of the
 * file at hand, which appears in no log and no exception. Called by {@code odoo} only.
 */
@NullMarked
package com.seitech.chat.gateway.odoo.web;

import org.jspecify.annotations.NullMarked;
