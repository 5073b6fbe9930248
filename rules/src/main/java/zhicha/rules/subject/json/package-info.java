/**
 * Listings as JSON, one object a line: the form in which other programs give them to us and get them from us.
 *
 * <pre>{@code
 * {"id":"jd-100012","url":"https://item.example/100012.html","platform":"jd","title":"…","description":"…","brand":"…",
 *  "category":"…","price":{"amount":"129.00","currency":"CNY","high":"159.00"},"sales":35000,"stock":12,"condition":"new",
 *  "seller":{"id":"s-77","name":"…","location":"…","licence":"…","contacts":["…"]},"shipsFrom":"…",
 *  "images":["https://…/1.jpg"],"observedAt":"2026-11-22T08:00:00+08:00","capture":"sha256:…"}
 * }</pre>
 *
 * Only {@code id} and {@code title} must be there; unknown fields are kept and written again.
 */
@NullMarked
package zhicha.rules.subject.json;

import org.jspecify.annotations.NullMarked;
