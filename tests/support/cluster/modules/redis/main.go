// Command redis is a Redis server in memory: enough for Argo CD, which keeps nothing but caches in it.
package main

import (
	"flag"
	"log"
	"time"

	"github.com/alicebob/miniredis/v2"
)

func main() {
	address := flag.String("address", "127.0.0.1:6379", "where to listen")
	flag.Parse()
	server := miniredis.NewMiniRedis()
	if err := server.StartAddr(*address); err != nil {
		log.Fatal(err)
	}
	// Made for tests, it forgets nothing until it is told that time has passed.
	for range time.Tick(time.Second) {
		server.FastForward(time.Second)
	}
}
