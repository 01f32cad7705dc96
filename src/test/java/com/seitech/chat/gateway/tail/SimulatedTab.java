package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The guide's widget in one page: appends whatever it gets, drops no duplicates, polls with the last id of its list, and
 * shows an own message under a time until it is answered.
 */
final class SimulatedTab {
    /** One way; an answer and the next request together stay below the overlap. */
    private static final int LONGEST_WAY_MILLIS = 400;

    private static final class Row {
        long number;
        boolean pending;

        Row(long number, boolean pending) {
            this.number = number;
            this.pending = pending;
        }
    }

    private final Happenings happenings;
    private final SimulatedGateway gateway;
    private final Random random;
    private final int pollMillis;
    private final boolean waits;
    private List<Row> rows = new ArrayList<>();
    private final List<Runnable> queued = new ArrayList<>();
    private boolean sending;
    private boolean loading;
    private int page;
    /** Given in an answer that never came, as far as the gateway knows; then a message of its own moved the list on. */
    private final Set<Long> lost = new HashSet<>();

    private final Set<Long> lostForGood = new HashSet<>();

    SimulatedTab(Happenings happenings, SimulatedGateway gateway, Random random, int pollMillis, boolean waits) {
        this.happenings = happenings;
        this.gateway = gateway;
        this.random = random;
        this.pollMillis = pollMillis;
        this.waits = waits;
    }

    void open() {
        happenings.in(random.nextInt(pollMillis), () -> tick(page));
    }

    private void tick(int ofPage) {
        if (ofPage == page) {
            poll();
            happenings.in(pollMillis, () -> tick(ofPage));
        }
    }

    private int way() {
        return 1 + random.nextInt(LONGEST_WAY_MILLIS);
    }

    private void poll() {
        long last = rows.isEmpty() ? 0 : rows.getLast().number;
        int asked = page;
        long wait = waits ? random.nextInt(3000) : 0;
        happenings.in(
                way(),
                () -> gateway.poll(last, wait, new SimulatedGateway.Client() {
                    @Override
                    public void arrived(List<Long> ids) {
                        happenings.in(way(), () -> append(asked, ids));
                    }

                    @Override
                    public void lost(List<Long> ids) {
                        neverCame(ids);
                    }
                }));
    }

    private void append(int ofPage, List<Long> ids) {
        if (ofPage == page) {
            ids.forEach(id -> rows.add(new Row(id, false)));
        } else {
            neverCame(ids);
        }
    }

    /** A message of its own may move the list on now, or has moved it on already. */
    private void neverCame(List<Long> ids) {
        lost.addAll(meant(ids));
        if (rows.stream().anyMatch(row -> row.pending)) {
            lostForGood.addAll(lost);
        }
    }

    /** Texts one after the other, as the widget sends them. */
    void say(String text) {
        if (loading) {
            return;
        }
        queued.add(() -> send(text, 300, this::sayNext));
        if (!sending) {
            sayNext();
        }
    }

    private void sayNext() {
        sending = !queued.isEmpty();
        if (sending) {
            queued.removeFirst().run();
        }
    }

    /** Files go beside them, and take their time. */
    void attach(String name) {
        if (!loading) {
            send(name, 3000, () -> {});
        }
    }

    private void send(String text, int longestMillis, Runnable afterwards) {
        int sentBy = page;
        Row row = new Row(happenings.clock(), true);
        rows.add(row);
        lostForGood.addAll(lost);
        happenings.in(
                way(),
                () -> gateway.send(text, longestMillis, new SimulatedGateway.Client() {
                    @Override
                    public void arrived(List<Long> ids) {
                        happenings.in(way(), () -> answered(ids.getFirst()));
                    }

                    @Override
                    public void lost(List<Long> ids) {
                        // The page says that it failed, and that is all it shows of it.
                        lostForGood.addAll(ids);
                        happenings.in(way(), () -> failed());
                    }

                    private void answered(long id) {
                        if (sentBy == page) {
                            row.number = id;
                            row.pending = false;
                            afterwards.run();
                        } else {
                            lostForGood.add(id);
                        }
                    }

                    private void failed() {
                        if (sentBy == page) {
                            rows.remove(row);
                            repeat(text, longestMillis);
                            afterwards.run();
                        }
                    }
                }));
    }

    /** A failed text is back in its box: some send it again, at once or after a while. */
    private void repeat(String text, int longestMillis) {
        int kind = random.nextInt(10);
        if (kind < 7) {
            int inPage = page;
            happenings.in(kind == 0 ? 70_000 : 200 + random.nextInt(5000), () -> {
                if (inPage == page) {
                    send(text, longestMillis, () -> {});
                }
            });
        }
    }

    void reload() {
        page++;
        lost.addAll(list());
        rows = new ArrayList<>();
        queued.clear();
        sending = false;
        loading = true;
        readHistory(page);
    }

    private void readHistory(int ofPage) {
        Runnable again = () -> happenings.in(500, () -> readHistory(ofPage));
        happenings.in(
                way(),
                () -> gateway.history(
                        ids -> happenings.in(way(), () -> {
                            if (ofPage == page) {
                                loading = false;
                                append(page, ids);
                                List<Long> had = meant(ids);
                                lost.removeIf(id -> had.contains(gateway.meant(id)));
                                tick(page);
                            }
                        }),
                        again));
    }

    private List<Long> meant(List<Long> ids) {
        return ids.stream()
                .map(id -> gateway.meant(Alias.meant(new MessageId(id)).value()))
                .toList();
    }

    List<Long> list() {
        return meant(rows.stream().map(row -> row.number).toList());
    }

    boolean mayLack(long id) {
        return lostForGood.contains(id) || meant(List.copyOf(lostForGood)).contains(id);
    }
}
