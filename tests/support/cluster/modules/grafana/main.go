// Reads a dashboard by Grafana's own schema, and prints what that does not know or misses.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/grafana/grafana-foundation-sdk/go/cog/plugins"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
)

func main() {
	plugins.RegisterDefaultPlugins()
	var read dashboard.Dashboard
	content, unread := io.ReadAll(os.Stdin)
	problems := ""
	for _, err := range []error{unread, read.UnmarshalJSONStrict(content), read.Validate()} {
		// Where all is well, the SDK returns an error without a text.
		if err != nil {
			problems += err.Error()
		}
	}
	if problems != "" {
		fmt.Println(problems)
		os.Exit(1)
	}
}
