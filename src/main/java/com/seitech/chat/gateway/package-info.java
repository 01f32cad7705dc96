/**
 * The gateway between a website's visitors and Odoo. Packages by feature; the rule is {@code http -> features <- odoo,
 * store}: features know neither edge, the edges implement the features' ports.
 *
 * <pre>
 * A visitor's message:
 *   http.SupportResource     parses, asks {@code session.Admission} and {@code limits.Limits}
 *   conversation.Conversation checks text, author and key
 *   outbox.Dispatch          in the channel's turn: recognises a repeat, remembers, delivers
 *   odoo.OdooDelivery        one load() with an external id of ours (port outbox.Delivery)
 *   odoo.Odoo                permits, deadline, breaker; odoo.xmlrpc puts it on the wire
 *
 * With several replicas, both begin where the channel is looked after:
 *   http.ChannelRoute, InPlace passes the request on to the replica that holds the lease (cluster.Slots), if it is another
 *
 * An agent's reply:
 *   tail.TailLoop            one question for all channels (port tail.MessageSource, by odoo.OdooTail)
 *   tail.ChannelFeed         of a channel that somebody reads: tells its listeners
 *   http.EventStream         an open stream writes it as an event
 *   tail.Polls               a poll gets what its reader lacks: by cursor, or by what tail.HandOutLog says he was given
 *   http.QuietPollRoute      answers the polls with nothing to tell, which nearly all are
 *
 * A file of a message:
 *   http.FileResource        parses
 *   upload.Downloads         the link's signature, the file's message, room on the disk
 *   odoo.OdooFiles           fetches it there at full speed (port upload.FileSource); http sends it at the visitor's pace
 *
 * A visitor who has no more to say:
 *   http.CloseResource       admits
 *   closing.Closer           in the channel's turn, behind what is still on its way; tells the readers
 *   odoo.OdooChannelEnds     writes the state (port closing.ChannelEnds)
 *   closing.ClosedSessions   ends the session a day later
 *
 * A visitor who wants to be forgotten:
 *   http.EraseResource       admits
 *   erasure.Eraser           stops his sends, deletes what is kept here, keeps that Odoo has to do the same
 *   odoo.OdooRecords         has the desk addon delete (port erasure.VisitorRecords)
 * </pre>
 *
 * <p>{@code store} keeps sessions and sends in SQLite, {@code upload} checks files, signs links and has files fetched, {@code ops} tells
 * operators how it goes, in the words of {@code diagnosis}, {@code log} what of a failure they may read.
 */
@NullMarked
package com.seitech.chat.gateway;

import org.jspecify.annotations.NullMarked;
