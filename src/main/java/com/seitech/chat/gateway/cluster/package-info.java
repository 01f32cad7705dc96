/**
 * Several replicas of the gateway, behind any load balancer. Each looks after some {@link com.seitech.chat.gateway.cluster.Slots}
 * of the channels, by a lease in the database: whatever is remembered of a channel in memory is in one place. A request that
 * comes to another replica is passed on. A gateway that is alone looks after all.
 */
@NullMarked
package com.seitech.chat.gateway.cluster;

import org.jspecify.annotations.NullMarked;
