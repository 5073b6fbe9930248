"""Scrapy on the made site: all its defaults but the delay; every page's links and JSON-LD. Arguments: start addresses."""
import json
import resource
import sys

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.linkextractors import LinkExtractor


class Shop(scrapy.Spider):
    name = "shop"
    start_urls = sys.argv[2:]
    allowed_domains = sorted({url.split("/")[2].split(":")[0] for url in sys.argv[2:]})
    links = LinkExtractor(deny_domains=["partner.example"])
    products = 0

    def parse(self, response):
        for script in response.xpath('//script[@type="application/ld+json"]/text()').getall():
            if "price" in json.loads(script)["offers"]:
                Shop.products += 1
        for link in self.links.extract_links(response):
            yield response.follow(link)


process = CrawlerProcess(
    settings={
        "ROBOTSTXT_OBEY": True,
        "USER_AGENT": "scrapy (+bench@zhicha.example)",
        "CONCURRENT_REQUESTS": int(sys.argv[1]),
        "CONCURRENT_REQUESTS_PER_DOMAIN": int(sys.argv[1]),
        "DOWNLOAD_DELAY": 0,
        "LOG_LEVEL": "ERROR",
        "TELNETCONSOLE_ENABLED": False,
        "REQUEST_FINGERPRINTER_IMPLEMENTATION": "2.7",
    }
)
process.crawl(Shop)
process.start()
used = resource.getrusage(resource.RUSAGE_SELF)
print("PRODUCTS", Shop.products)
print("USED cpu=%.3f memory=%d" % (used.ru_utime + used.ru_stime, used.ru_maxrss * 1024), flush=True)
