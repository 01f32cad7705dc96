/**
 * News for everybody who listens, out of one question to Odoo. {@link com.seitech.chat.gateway.tail.MessageSource} is
 * asked by one loop for all visitors; what it finds goes into the feeds of the channels that somebody reads, and from
 * there to polls and streams. A reader's position is a {@link com.seitech.chat.gateway.tail.Seen}; for readers that only
 * name their last message, a hand-out log remembers what they were given. Knows neither HTTP nor Odoo.
 */
@NullMarked
package com.seitech.chat.gateway.tail;

import org.jspecify.annotations.NullMarked;
