package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.chaos.OdooStack.Stored;
import com.seitech.chat.gateway.chaos.Offence.Fate;
import com.seitech.chat.gateway.fault.Episode;
import com.seitech.chat.gateway.fault.FaultProxy;
import com.seitech.chat.gateway.program.Pause;
import com.seitech.chat.gateway.program.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run: people talk while things go wrong; then it is calm until all has arrived, and everything is counted. */
final class ChaosRun implements AutoCloseable {
    private static final int AGENTS = 3;
    /** After the last fault. Visitors repeat every few seconds. */
    private static final Duration UNTIL_ALL_SAID = Duration.ofMinutes(2);

    private static final Duration UNTIL_ALL_ARRIVED = Duration.ofMinutes(1);
    /** Two polls: what comes twice comes by then. */
    private static final Duration SETTLING = Duration.ofSeconds(7);

    private final Timeline timeline = new Timeline();
    private final Options options;
    private final OdooStack odoo;
    private final Random random;
    private final FaultProxy proxy;
    private final Gateways gateway;
    private final ChatApi api;
    private final List<Visitor> visitors = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private volatile boolean over;

    private ChaosRun(Options options, OdooStack odoo) {
        this.options = options;
        this.odoo = odoo;
        this.random = new Random(options.seed());
        this.proxy = FaultProxy.before(odoo.address(), random.nextLong());
        this.gateway = options.isOfReplicas()
                ? MortalCluster.born(options, odoo, proxy.uri(), timeline)
                : MortalGateway.born(odoo.gateway(proxy.uri()), options.visitors(), timeline);
        this.api = new ChatApi(gateway.uri());
    }

    /** @param table gets the figures beside the verdict */
    static Verdict of(Options options, OdooStack odoo, Table table) {
        try (ChaosRun run = new ChaosRun(options, odoo)) {
            run.gather();
            run.talk();
            run.calmDown();
            return run.count(table);
        }
    }

    private void gather() {
        for (int i = 0; i < options.visitors(); i++) {
            Visitor visitor = new Visitor(i, api, timeline, random.nextLong());
            visitors.add(visitor);
            odoo.opened(visitor.session().channel());
        }
        for (int i = 1; i <= AGENTS; i++) {
            String name = "agent " + i;
            agents.add(new Agent(name, odoo.inviteAgent(name), visitors, timeline, random.nextLong()));
        }
        visitors.forEach(Visitor::open);
    }

    private void talk() {
        timeline.note(options.visitors() + " visitors and " + AGENTS + " agents talk");
        Duration end = timeline.now().plus(options.length());
        List<CompletableFuture<Void>> disturbances = disturbances(Plan.of(options));
        List<CompletableFuture<Void>> people = Stream.concat(
                        visitors.stream()
                                .<Runnable>map(visitor -> () -> visitor.talk(
                                        options.longestPause(), () -> isBefore(end), () -> isBefore(patience(end)))),
                        agents.stream()
                                .<Runnable>map(
                                        agent -> () -> agent.talk(() -> isBefore(end), () -> isBefore(patience(end)))))
                .map(person -> CompletableFuture.runAsync(person, Thread::startVirtualThread))
                .toList();
        disturbances.forEach(CompletableFuture::join);
        proxy.heal();
        people.forEach(CompletableFuture::join);
        timeline.note("all is said");
    }

    private static Duration patience(Duration end) {
        return end.plus(UNTIL_ALL_SAID);
    }

    private boolean isBefore(Duration end) {
        return !over && timeline.now().compareTo(end) < 0;
    }

    private List<CompletableFuture<Void>> disturbances(Plan plan) {
        return List.of(
                Lane.of(plan.network().stream()
                        .map(episode -> new Lane.Task(episode.at(), () -> suffer(episode)))
                        .toList()),
                Lane.of(tasks(plan.odoo(), blow -> gateway.outlive(() -> odoo.suffer(blow.kind())))),
                Lane.of(tasks(plan.gateway(), blow -> gateway.suffer(blow.kind()))));
    }

    private List<Lane.Task> tasks(List<Blow> blows, Consumer<Blow> blow) {
        return blows.stream()
                .map(next -> new Lane.Task(next.at(), () -> {
                    timeline.note(next.kind().toString());
                    blow.accept(next);
                    timeline.note(next.kind() + ": done");
                }))
                .toList();
    }

    private void suffer(Episode episode) {
        timeline.note("network: " + episode);
        proxy.inflict(episode.fault(), episode.oneIn());
        Pause.of(episode.lasts());
        proxy.heal();
    }

    private void calmDown() {
        gateway.awaitReady();
        boolean inOdoo = Pause.until(this::allAreInOdoo, UNTIL_ALL_ARRIVED);
        boolean shown = Pause.until(this::allAreShown, UNTIL_ALL_ARRIVED);
        timeline.note(inOdoo && shown ? "all has arrived" : "something does not arrive");
        Pause.of(SETTLING);
        visitors.forEach(Visitor::close);
    }

    private boolean allAreInOdoo() {
        Map<Long, Set<String>> stored = odoo.messages().stream()
                .collect(Collectors.groupingBy(Stored::channel, Collectors.mapping(Stored::text, Collectors.toSet())));
        return visitors.stream()
                .allMatch(visitor -> stored.getOrDefault(visitor.session().channel(), Set.of())
                        .containsAll(accepted(visitor.said())));
    }

    private boolean allAreShown() {
        return visitors.stream()
                .filter(visitor -> visitor.kind().isExact())
                .allMatch(visitor -> visitor.pages().stream()
                        .map(page -> page.rows().stream().map(Row::text).collect(Collectors.toSet()))
                        .allMatch(shown -> shown.containsAll(accepted(visitor.heard()))));
    }

    private static List<String> accepted(List<Utterance> utterances) {
        return utterances.stream()
                .filter(Utterance::isAccepted)
                .map(Utterance::text)
                .toList();
    }

    private Verdict count(Table table) {
        List<Account> accounts = accounts();
        List<Audit> audits = accounts.stream()
                .map(account -> Audit.of(account, gateway.absences(), timeline))
                .toList();
        Map<String, Integer> failures = new TreeMap<>();
        audits.forEach(audit -> audit.failures().forEach((how, times) -> failures.merge(how, times, Integer::sum)));
        Figures.report(accounts, failures, table);
        gateway.report(table);
        table.figure("connections to Odoo through the proxy", String.valueOf(proxy.connections()));
        Verdict verdict = new Verdict(
                Figures.sent(accounts),
                audits.stream().flatMap(audit -> audit.offences().stream()).toList());
        table.figure(
                "agents' messages that one plain page lacks since a kill cut an answer short",
                String.valueOf(verdict.count(Fate.UNTOLD)));
        return verdict;
    }

    private List<Account> accounts() {
        Map<Long, List<Stored>> stored = odoo.messages().stream().collect(Collectors.groupingBy(Stored::channel));
        return visitors.stream()
                .map(visitor -> visitor.account(
                        stored.getOrDefault(visitor.session().channel(), List.of()),
                        History.of(api, visitor.session())))
                .toList();
    }

    @Override
    public void close() {
        over = true;
        visitors.forEach(Visitor::close);
        gateway.close();
        proxy.close();
    }
}
