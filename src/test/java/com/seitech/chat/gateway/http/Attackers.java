package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.http.Browser.Chat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Visitors who try to see more than their own. They tell each other everything, so that they count as one. */
final class Attackers {
    private final Random random;
    private final List<Chat> chats = new ArrayList<>();
    private final Map<String, Long> channelOf = new HashMap<>();
    private final Set<String> links = new HashSet<>();
    /** By channel, the texts that were accepted there. */
    final Map<Long, List<String>> accepted = new HashMap<>();

    private final Set<Long> closed = new HashSet<>();

    Attackers(Random random) {
        this.random = random;
    }

    void have(Chat chat) {
        chats.add(chat);
        channelOf.put(chat.token(), chat.channel());
    }

    /** It is erased. */
    void lose(long channel) {
        chats.removeIf(chat -> chat.channel() == channel);
        channelOf.values().remove(channel);
        accepted.remove(channel);
    }

    /** One whose chat has ended. */
    void haveClosed(Chat chat) {
        have(chat);
        closes(chat.channel());
    }

    void closes(long channel) {
        closed.add(channel);
    }

    boolean isClosed(Loot.Item channel) {
        return closed.stream().map(String::valueOf).anyMatch(channel.value()::equals);
    }

    Chat any() {
        return chats.get(random.nextInt(chats.size()));
    }

    List<Chat> all() {
        return List.copyOf(chats);
    }

    boolean have(long channel) {
        return channelOf.containsValue(channel);
    }

    boolean mayOpen(Loot.Item token, Loot.Item channel) {
        Long own = channelOf.get(token.value());
        return own != null && own.toString().equals(channel.value());
    }

    boolean haveToken(String token) {
        return channelOf.containsKey(token);
    }

    void haveLink(String attachment, String token) {
        links.add(attachment + " " + token);
    }

    boolean mayFollow(Loot.Item attachment, Loot.Item token) {
        return links.contains(attachment.value() + " " + token.value());
    }

    void accepted(long channel, String text) {
        accepted.computeIfAbsent(channel, first -> new ArrayList<>()).add(text);
    }
}
