package com.seitech.chat.gateway;

import com.seitech.chat.gateway.cluster.Cluster;
import com.seitech.chat.gateway.cluster.SlotListener;
import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.conversation.Allowance;
import com.seitech.chat.gateway.conversation.Channels;
import com.seitech.chat.gateway.conversation.Conversation;
import com.seitech.chat.gateway.conversation.ConversationConfig;
import com.seitech.chat.gateway.outbox.ChannelOwners;
import com.seitech.chat.gateway.outbox.Dispatch;
import com.seitech.chat.gateway.outbox.OutboxFiles;
import com.seitech.chat.gateway.outbox.ReplicatedFiles;
import com.seitech.chat.gateway.outbox.SharedFiles;
import com.seitech.chat.gateway.outbox.SpooledFiles;
import com.seitech.chat.gateway.session.Admission;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.session.EndedSessions;
import com.seitech.chat.gateway.session.Revocations;
import com.seitech.chat.gateway.session.Verification;
import com.seitech.chat.gateway.store.StoreConfig;
import com.seitech.chat.gateway.upload.DownloadConfig;
import com.seitech.chat.gateway.upload.FileCache;
import com.seitech.chat.gateway.upload.FileLinks;
import com.seitech.chat.gateway.upload.LinkKeys;
import com.seitech.chat.gateway.upload.UploadConfig;
import com.seitech.chat.gateway.upload.scan.Scanner;
import com.seitech.chat.gateway.upload.scan.ScannerConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Predicate;

/** Puts together what does not know the framework. */
final class Assembly {
    private static final int AFTER_THE_STORE = 2900;

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Conversation conversation(
            Channels channels,
            Admission admission,
            Dispatch dispatch,
            ConversationConfig config,
            Allowance allowance,
            Clock clock) {
        return new Conversation(channels, admission, dispatch, config, allowance, clock);
    }

    /** What is known of a session in memory is right as long as its channel is here. */
    void forgetSessionsElsewhere(@Observes StartupEvent event, Slots slots, Admission admission) {
        slots.listen(new SlotListener() {
            @Override
            public void gained(Predicate<ChannelId> channels) {
                admission.forget(channels);
            }

            @Override
            public void lost(Predicate<ChannelId> channels) {
                admission.forget(channels);
            }
        });
    }

    /** What ends at one replica is over at all of them within two looks. */
    void hearOfEndedSessions(@Observes StartupEvent event, Slots slots, EndedSessions ended, Revocations revocations) {
        if (slots instanceof Cluster cluster) {
            cluster.eachLook(() -> ended.latest().forEach(revocations::heard));
        }
    }

    /** At the start, to be rid of what an earlier process left, and not before the data directory is ours. */
    @Produces
    @Singleton
    @Startup(AFTER_THE_STORE)
    FileCache fileCache(StoreConfig store, DownloadConfig download, Clock clock) {
        return new FileCache(store.dataDir().resolve("downloads"), download, clock);
    }

    /** At the start, which a wrong address stops. */
    @Produces
    @Singleton
    @Startup
    Scanner scanner(ScannerConfig config) {
        return Scanner.of(config);
    }

    @Produces
    @Singleton
    ChannelOwners channelOwners(Verification verification) {
        return verification::stillMeans;
    }

    @Produces
    @Singleton
    OutboxFiles outboxFiles(StoreConfig store, SharedFiles shared, Clock clock) {
        Path directory = store.dataDir().resolve("outbox");
        return switch (store.store()) {
            case SQLITE -> new SpooledFiles(directory);
            case POSTGRESQL -> new ReplicatedFiles(directory, shared, clock);
        };
    }

    @Produces
    @Singleton
    FileLinks fileLinks(LinkKeys keys, UploadConfig upload, Clock clock) {
        return new FileLinks(keys, upload, clock);
    }
}
