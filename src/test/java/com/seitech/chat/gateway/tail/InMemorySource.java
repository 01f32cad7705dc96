package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.conversation.Author;
import com.seitech.chat.gateway.conversation.ChannelState;
import com.seitech.chat.gateway.conversation.Message;
import com.seitech.chat.gateway.conversation.MessageHistory;
import com.seitech.chat.gateway.conversation.MessageType;
import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages of many channels, with transactions that take their ids long before they commit. */
final class InMemorySource implements MessageSource, ChangeSource, MessageHistory {
    private int room = LARGEST_LOAD;
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final NavigableMap<Long, Posted> committed = new TreeMap<>();
    private final Map<ChannelId, ChannelState> states = new HashMap<>();
    private final List<Deletion> deletions = new ArrayList<>();
    private long lastId;
    private boolean down;
    private long calls;
    private Instant now = START;
    private Set<ChannelId> agentsType = Set.of();
    private final List<Set<ChannelId>> typingTold = new ArrayList<>();
    private final List<Map<ChannelId, MessageId>> readTold = new ArrayList<>();
    private final Map<ChannelId, Instant> stateWritten = new HashMap<>();
    private final Set<ChannelId> internal = new HashSet<>();

    synchronized long takeId() {
        return ++lastId;
    }

    synchronized void skipIds(long count) {
        lastId += count;
    }

    synchronized void commit(long id, ChannelId channel) {
        committed.put(id, new Posted(channel, message(id, "message " + id, now, now)));
    }

    synchronized MessageId post(ChannelId channel) {
        long id = takeId();
        commit(id, channel);
        return new MessageId(id);
    }

    static Message message(long id, String text, Instant created, Instant changed) {
        return new Message(
                new MessageId(id),
                new Author.OfAgent("Ada"),
                text,
                MessageType.TEXT,
                created,
                false,
                List.of(),
                null,
                List.of(),
                changed);
    }

    synchronized void edit(MessageId id, String text) {
        Posted old = Objects.requireNonNull(committed.get(id.value()));
        Message message = message(id.value(), text, old.message().createdAt(), now);
        committed.put(id.value(), new Posted(old.channel(), message));
    }

    synchronized void delete(MessageId id) {
        Posted gone = Objects.requireNonNull(committed.remove(id.value()));
        deletions.add(new Deletion(deletions.size() + 1L, gone.channel(), id));
    }

    synchronized void deleteChannel(ChannelId channel) {
        committed.values().removeIf(posted -> posted.channel().equals(channel));
        deletions.add(new Deletion(deletions.size() + 1L, channel, null));
    }

    synchronized void setState(ChannelId channel, ChannelState state) {
        states.put(channel, state);
        stateWritten.put(channel, now);
    }

    synchronized void makeInternal(ChannelId channel) {
        internal.add(channel);
    }

    synchronized void passSeconds(long seconds) {
        now = now.plusSeconds(seconds);
    }

    synchronized void setDown(boolean isDown) {
        down = isDown;
    }

    synchronized void agentsType(ChannelId... channels) {
        agentsType = Set.of(channels);
    }

    synchronized List<Set<ChannelId>> typingTold() {
        return List.copyOf(typingTold);
    }

    synchronized List<Map<ChannelId, MessageId>> readTold() {
        return List.copyOf(readTold);
    }

    @Override
    public synchronized long calls() {
        return calls;
    }

    private void asked() {
        calls++;
        if (down) {
            throw new SourceUnavailable("down", null);
        }
    }

    @Override
    public synchronized MessageId newestId() {
        asked();
        return new MessageId(committed.isEmpty() ? 0 : committed.lastKey());
    }

    @Override
    public synchronized List<Arrival> arrivals(MessageId after, Collection<Long> among, int limit) {
        asked();
        Set<Long> named = new HashSet<>(among);
        return committed.entrySet().stream()
                .filter(entry -> entry.getKey() > after.value() || named.contains(entry.getKey()))
                .limit(limit)
                .map(entry -> arrival(entry.getValue()))
                .toList();
    }

    private static Arrival arrival(Posted posted) {
        return new Arrival(
                posted.message().id(), posted.channel(), posted.message().createdAt());
    }

    @Override
    public synchronized Optional<Arrival> newest(MessageId upTo, @Nullable Instant until) {
        asked();
        return committed.headMap(upTo.value(), true).descendingMap().values().stream()
                .map(InMemorySource::arrival)
                .filter(one -> until == null || !one.isYoungerThan(until))
                .findFirst();
    }

    /** As a backup that is restored later. */
    synchronized Backup backup() {
        return new Backup(new TreeMap<>(committed), List.copyOf(deletions), lastId);
    }

    record Backup(NavigableMap<Long, Posted> committed, List<Deletion> deletions, long lastId) {}

    /** What was written since is gone, and its ids are given anew. */
    synchronized void restore(Backup backup) {
        committed.clear();
        committed.putAll(backup.committed());
        deletions.clear();
        deletions.addAll(backup.deletions());
        lastId = backup.lastId();
    }

    /** Every other text comes along. */
    @Override
    public synchronized Arrivals arrivalsWithTexts(MessageId after, Collection<Long> among, int limit) {
        List<Arrival> all = arrivals(after, among, limit);
        return new Arrivals(
                all,
                all.stream()
                        .map(one ->
                                Objects.requireNonNull(committed.get(one.id().value())))
                        .filter(posted -> posted.message().id().value() % 2 == 0)
                        .filter(posted -> !internal.contains(posted.channel()))
                        .toList());
    }

    @Override
    public synchronized List<Posted> read(Collection<MessageId> ids) {
        asked();
        return ids.stream()
                .map(id -> committed.get(id.value()))
                .filter(posted -> posted != null && !internal.contains(posted.channel()))
                .toList();
    }

    @Override
    public synchronized Map<ChannelId, Loaded> load(Collection<Wanted> wanted) {
        asked();
        Map<ChannelId, Loaded> found = new HashMap<>();
        wanted.stream().limit(room).forEach(want -> found.put(want.channel(), load(want)));
        return found;
    }

    /** From now on, so many channels come with one load, as when they are full. */
    synchronized void room(int channels) {
        room = channels;
    }

    private Loaded load(Wanted wanted) {
        List<Message> all = of(wanted.channel())
                .filter(message -> message.id().compareTo(wanted.after()) > 0)
                .toList();
        int first = Math.max(0, all.size() - wanted.newest());
        return new Loaded(state(wanted.channel()), all.subList(first, all.size()), wanted.newest() > 0 && first > 0);
    }

    private Stream<Message> of(ChannelId channel) {
        return committed.values().stream()
                .filter(posted -> posted.channel().equals(channel))
                .map(Posted::message);
    }

    private ChannelState state(ChannelId channel) {
        return states.getOrDefault(channel, ChannelState.ACTIVE);
    }

    @Override
    public synchronized List<Change> changes(Instant since, int limit) {
        asked();
        return committed.values().stream()
                .filter(posted -> !posted.message().changedAt().isBefore(since))
                .sorted((a, b) -> b.message().changedAt().compareTo(a.message().changedAt()))
                .limit(limit)
                .map(posted -> new Change(
                        new Arrival(posted.message().id(), posted.channel()),
                        posted.message().changedAt()))
                .toList();
    }

    @Override
    public synchronized List<StateChange> stateChanges(Instant since, int limit) {
        asked();
        return stateWritten.entrySet().stream()
                .filter(entry -> !entry.getValue().isBefore(since))
                .sorted((a, b) -> b.getValue().compareTo(a.getValue()))
                .limit(limit)
                .map(entry -> new StateChange(entry.getKey(), state(entry.getKey()), entry.getValue()))
                .toList();
    }

    @Override
    public boolean logsChanges() {
        return true;
    }

    @Override
    public synchronized long newestDeletion() {
        asked();
        return deletions.size();
    }

    @Override
    public synchronized List<Deletion> deletions(long after, Collection<Long> among, int limit) {
        asked();
        return deletions.stream()
                .filter(deletion -> deletion.id() > after || among.contains(deletion.id()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Map<ChannelId, ChannelState> states(Collection<ChannelId> channels) {
        asked();
        Map<ChannelId, ChannelState> found = new HashMap<>();
        channels.forEach(channel -> found.put(channel, state(channel)));
        return found;
    }

    @Override
    public synchronized Set<ChannelId> exchangeTyping(Collection<ChannelId> visitorsTyping) {
        asked();
        typingTold.add(Set.copyOf(visitorsTyping));
        return agentsType;
    }

    @Override
    public boolean supportsTyping() {
        return true;
    }

    @Override
    public synchronized void tellRead(Map<ChannelId, MessageId> upTo) {
        asked();
        readTold.add(Map.copyOf(upTo));
    }

    @Override
    public synchronized boolean supportsReadMarks() {
        asked();
        return true;
    }

    @Override
    public synchronized Page newest(ChannelId channel, int limit, @Nullable MessageId before) {
        asked();
        List<Message> all = of(channel)
                .filter(message -> before == null || message.id().compareTo(before) < 0)
                .toList();
        int first = Math.max(0, all.size() - limit);
        return new Page(all.subList(first, all.size()), first > 0);
    }

    @Override
    public synchronized List<Message> after(ChannelId channel, MessageId after, int limit) {
        asked();
        return of(channel)
                .filter(message -> message.id().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }
}
