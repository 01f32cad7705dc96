/**
 * Visitors and agents as they are: people at browsers. The website's page on an origin of its own, the packaged gateway,
 * a real Odoo with its web client, and Chromium. {@link com.seitech.chat.gateway.browser.Stage} sets it all up.
 */
@NullMarked
package com.seitech.chat.gateway.browser;

import org.jspecify.annotations.NullMarked;
