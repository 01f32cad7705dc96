package com.seitech.chat.gateway.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whom limits apply to. The connection's peer, unless that is a proxy of ours: then the last address in its header that is
 * not another proxy of ours, since everything before it can be forged.
 */
@Singleton
final class ClientAddress {
    private static final int NETWORK_BYTES = 8;
    private static final int MOST_REPLICAS = 1000;

    private final List<AddressRange> trusted;
    private final ForwardedHops hops;
    private final Function<HttpServerRequest, @Nullable String> passedOn;
    private final ClientFigures figures;
    /** Where other replicas have called from: behind such an address there are many clients. */
    private final Cache<String, Boolean> replicas =
            Caffeine.newBuilder().maximumSize(MOST_REPLICAS).build();

    @Inject
    ClientAddress(HttpConfig config, PeerProof proof, ClientFigures figures) {
        this(config.http().trustedProxies().orElse(List.of()), config.http().proxyHeader(), proof::clientOf, figures);
    }

    /** @param passedOn whom another replica names, when it is one that asks */
    ClientAddress(
            List<String> trustedProxies, ForwardedHops hops, Function<HttpServerRequest, @Nullable String> passedOn) {
        this(trustedProxies, hops, passedOn, new ClientFigures());
    }

    private ClientAddress(
            List<String> trustedProxies,
            ForwardedHops hops,
            Function<HttpServerRequest, @Nullable String> passedOn,
            ClientFigures figures) {
        this.passedOn = passedOn;
        this.figures = figures;
        this.trusted = trustedProxies.stream().map(ClientAddress::range).toList();
        this.hops = hops;
    }

    private static AddressRange range(String setting) {
        try {
            return AddressRange.of(setting);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "gateway.http.trusted-proxies must be addresses or networks like 10.0.0.0/8: " + e.getMessage(), e);
        }
    }

    /** Of the new kind, the network: whoever has one address there has 2^64 of them. */
    String of(HttpServerRequest request) {
        String client = passedOn.apply(request);
        if (client != null) {
            replicas.put(String.valueOf(request.remoteAddress().hostAddress()), true);
            return client;
        }
        return of(
                String.valueOf(request.remoteAddress().hostAddress()),
                request.headers().getAll(hops.header()));
    }

    /** Counts how the request says whom it is of, unless another replica passed it on. */
    void note(HttpServerRequest request) {
        if (passedOn.apply(request) == null) {
            List<String> header = request.headers().getAll(hops.header());
            boolean trusted = isTrusted(
                    InetAddress.ofLiteral(String.valueOf(request.remoteAddress().hostAddress())));
            figures.note(trusted, trusted ? named(header).isPresent() : !header.isEmpty());
        }
    }

    String of(String peer, List<String> header) {
        InetAddress address = InetAddress.ofLiteral(peer);
        return network(isTrusted(address) ? named(header).orElse(address) : address);
    }

    /** Empty when the last proxy names nobody: then it is the client itself. */
    private Optional<InetAddress> named(List<String> header) {
        return hops.hops(header).reversed().stream()
                .filter(hop -> hop.isEmpty() || !isTrusted(hop.get()))
                .findFirst()
                .flatMap(hop -> hop);
    }

    /** Of a connection, whoever is behind it; the own address of a proxy or replica of ours. */
    Peer peer(InetAddress address) {
        boolean many = isTrusted(address) || replicas.getIfPresent(address.getHostAddress()) != null;
        return new Peer(network(address), many);
    }

    /** @param proxy whether it is one of ours, or a replica */
    record Peer(String address, boolean proxy) {}

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES) + "/64"
                : address.getHostAddress();
    }
}
