// crawlee's CheerioCrawler on the made site: every page's links and JSON-LD. Arguments: folder of node_modules, concurrency,
// start addresses.
const [folder, concurrency, ...starts] = process.argv.slice(2);
const { CheerioCrawler, log } = require(folder + '/node_modules/@crawlee/cheerio');
log.setLevel(log.LEVELS.ERROR);
const hosts = new Set(starts.map((start) => new URL(start).host));
let products = 0;
const crawler = new CheerioCrawler({
    minConcurrency: Number(concurrency),
    maxConcurrency: Number(concurrency),
    respectRobotsTxtFile: true,
    async requestHandler({ $, enqueueLinks }) {
        $('script[type="application/ld+json"]').each((_, script) => {
            if (JSON.parse($(script).text()).offers.price) products++;
        });
        await enqueueLinks({
            strategy: 'all',
            transformRequestFunction: (request) => (hosts.has(new URL(request.url).host) ? request : false),
        });
    },
});
crawler.run(starts).then(() => {
    const used = process.resourceUsage();
    console.log('PRODUCTS ' + products);
    console.log(`USED cpu=${((used.userCPUTime + used.systemCPUTime) / 1e6).toFixed(3)} memory=${used.maxRSS * 1024}`);
    process.exit(0);
});
