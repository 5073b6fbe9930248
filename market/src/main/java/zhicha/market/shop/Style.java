package zhicha.market.shop;

/** The style sheet and the one script of the shops. */
final class Style {
    private Style() {}

    static String sheet(Look look) {
        return """
                *{box-sizing:border-box}body{margin:0;font:15px/1.6 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#222;background:#f5f5f3}
                a{color:inherit;text-decoration:none}header{background:COLOUR;color:#fff;display:flex;gap:24px;align-items:center;padding:14px 6vw}
                .logo{font-size:22px;font-weight:700}header form{flex:1;display:flex;max-width:460px}header input{flex:1;border:0;padding:8px 12px;border-radius:4px 0 0 4px}
                header button{border:0;background:#222;color:#fff;padding:8px 18px;border-radius:0 4px 4px 0}
                nav{background:#fff;padding:10px 6vw;display:flex;gap:20px;flex-wrap:wrap;border-bottom:1px solid #e4e4e0}
                main{max-width:1120px;margin:20px auto;background:#fff;padding:24px;border-radius:8px}
                .hero{background:linear-gradient(120deg,COLOUR,#444);color:#fff;padding:36px;border-radius:8px}
                .cards{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:16px}
                .cards li{border:1px solid #eee;border-radius:6px;overflow:hidden;padding-bottom:10px}.cards img{width:100%;height:200px;object-fit:cover;display:block}
                .cards span{display:block;padding:8px 10px;height:60px;overflow:hidden}.cards b{color:COLOUR;padding:0 10px;font-size:17px}.cards small{color:#888}
                .item{display:flex;gap:28px;flex-wrap:wrap}.gallery{width:400px}.gallery img{width:100%;border-radius:6px;margin-bottom:8px;display:block}
                .facts{flex:1;min-width:280px}h1,.goods-title,.name{font-size:20px;line-height:1.4;margin:0 0 12px;font-weight:700}
                .price{font-size:26px;color:COLOUR;background:#faf3ee;padding:10px 14px;border-radius:6px}.price del{font-size:14px;color:#999}
                .shop{border:1px solid #e8e8e4;border-radius:6px;padding:12px 16px;margin-top:14px;font-size:14px}.params th,.params dt{color:#888;text-align:left;padding-right:12px}
                .buy b{display:inline-block;background:COLOUR;color:#fff;padding:10px 22px;border-radius:4px;margin-right:10px}
                .detail{margin-top:24px;border-top:2px solid COLOUR;padding-top:14px}.licence-page td,.licence-page th{padding:6px 14px;border:1px solid #ddd;text-align:left}
                .pager a,.pager b{padding:4px 10px;border:1px solid #ddd}.demo-c .facts{order:-1}.demo-d main{max-width:860px}footer{text-align:center;color:#888;padding:24px}
                """.replace("COLOUR", look.colour());
    }

    /** Fetches one listing as JSON and draws it: what a crawler without a browser cannot see. */
    static final String LIVE_SCRIPT = """
            (function () {
              var app = document.getElementById('app');
              fetch('/api/goods/' + app.dataset.goods).then(function (r) { return r.json(); }).then(function (g) {
                document.title = g.title;
                function add(parent, tag, name, text) {
                  var e = document.createElement(tag); e.className = name; if (text) e.textContent = text;
                  parent.appendChild(e); return e;
                }
                var main = add(app, 'main', '');
                add(add(main, 'div', 'crumb'), 'a', 'kind', g.category);
                var item = add(main, 'div', 'item');
                var gallery = add(item, 'div', 'gallery');
                g.pictures.forEach(function (p) {
                  var i = add(gallery, 'img', ''); i.src = p; i.setAttribute('data-src', p);
                });
                var facts = add(item, 'div', 'facts');
                add(facts, 'div', 'goods-title', g.title);
                add(add(facts, 'div', 'price'), 'span', 'now', g.price);
                add(facts, 'span', 'sold', g.sold);
                add(facts, 'span', 'stock', String(g.stock));
                add(facts, 'span', 'dispatch', g.shipsFrom);
                var shop = add(facts, 'div', 'shop');
                var name = add(shop, 'a', 'shop-name', g.seller.name);
                name.href = '/shop/' + g.seller.id; name.setAttribute('data-shop', g.seller.id);
                add(shop, 'em', 'place', g.seller.location);
                add(shop, 'span', 'licence', g.seller.licence);
                add(main, 'div', 'detail-text', g.description);
              });
            })();
            """;
}
