package com.seitech.chat.gateway.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may do how much. */
@ConfigMapping(prefix = "gateway.limits")
public interface LimitsConfig {
    /** New channels of one address at once: an office behind one address opens the page together. */
    @WithDefault("40")
    int channelBurst();

    /** New channels of one address per minute after that. */
    @WithDefault("20")
    int channelsPerMinute();

    /** Messages of one session at once. */
    @WithDefault("30")
    int sendBurst();

    /** Messages of one session per second after that: faster than anybody types. */
    @WithDefault("2")
    int sendsPerSecond();

    /** Files of one session per minute: each costs Odoo a worker's memory. */
    @WithDefault("10")
    int uploadsPerMinute();

    /** Transcripts of one session per minute: each asks Odoo for up to gateway.conversation.transcript-messages. */
    @WithDefault("6")
    int transcriptsPerMinute();

    /** What Odoo is asked for one session alone while it reads, at once: older pages, a place far back, a chat to go on with. */
    @WithDefault("20")
    int readBurst();

    /** As often per second after that; what is beyond is answered from memory, as degraded. */
    @WithDefault("2")
    int readsPerSecond();

    /** New channels of everybody at once: each is a call that Odoo must answer while its visitor waits. */
    @WithDefault("500")
    int allChannelBurst();

    /** New channels of everybody per second after that. */
    @WithDefault("20")
    int allChannelsPerSecond();

    /** Messages of everybody at once; what Odoo cannot take yet waits in the outbox. */
    @WithDefault("2000")
    int allSendBurst();

    /** Messages of everybody per second after that: about what Odoo takes. */
    @WithDefault("100")
    int allSendsPerSecond();

    /** Files of everybody per minute: each holds a worker of Odoo for up to a second. */
    @WithDefault("120")
    int allUploadsPerMinute();

    /** Transcripts of everybody per minute. */
    @WithDefault("60")
    int allTranscriptsPerMinute();

    /** What Odoo is asked for readers one by one, at once, for everybody: after a restart of this gateway they all come back. */
    @WithDefault("400")
    int allReadBurst();

    /** As often per second after that: it leaves half of what Odoo answers to those who write. */
    @WithDefault("20")
    int allReadsPerSecond();

    /** Streams and waiting polls of one address at once. */
    @WithDefault("200")
    int connectionsPerAddress();

    /** Files under way to one address at once, fast or slow: an office opens a page of pictures together. */
    @WithDefault("200")
    int downloadsPerAddress();

    /** Network connections of one address at once, whatever they are for; a proxy of ours may have any number. */
    @WithDefault("1000")
    int socketsPerAddress();

    /** Network connections at once, of everybody; each holds a file descriptor. */
    @WithDefault("20000")
    int sockets();

    /** Addresses and sessions remembered at once; a flood of addresses evicts the idle ones. */
    @WithDefault("200000")
    int remembered();
}
