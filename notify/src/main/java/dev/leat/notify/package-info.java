/** Ways to tell people something: mail and webhooks. */
@NullMarked
package dev.leat.notify;

import org.jspecify.annotations.NullMarked;
