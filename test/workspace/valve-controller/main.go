// Command valves opens and closes banks of valves: valves COMMAND [VALUE].
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/getsentry/sentry-go"

	"interstellar.example/valves/internal/plan"
	"interstellar.example/valves/internal/report"
	"interstellar.example/valves/internal/valve"
)

func main() {
	if err := observe(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer sentry.Flush(2 * time.Second)
	defer sentry.Recover()
	value := ""
	if len(os.Args) > 2 {
		value = os.Args[2]
	}
	if err := run(os.Args[1], value); err != nil {
		sentry.CaptureException(err)
	}
}

func observe() error {
	err := sentry.Init(sentry.ClientOptions{AttachStacktrace: true})
	sentry.ConfigureScope(func(scope *sentry.Scope) {
		scope.SetTag("bank", "north")
		scope.SetUser(sentry.User{ID: "31", Username: "valves"})
	})
	return err
}

func run(command, value string) error {
	bank := valve.NewBank("north", 4)
	switch command {
	case "open":
		return bank.Open(len(value))
	case "label":
		bank.Label(0, value)
		return nil
	case "parse":
		return bank.Apply(value)
	case "plan":
		return plan.Load(value)
	case "decode":
		return plan.Decode([]byte(value))
	case "share":
		fmt.Println(plan.Share(100, len(value)))
		return nil
	case "median":
		fmt.Println(report.Median([]float64{}))
		return nil
	case "watch":
		return report.Watch(value)
	case "wait":
		ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
		defer cancel()
		return bank.Wait(ctx)
	case "hello":
		sentry.CaptureMessage("Valve controller started")
		return nil
	}
	return fmt.Errorf("no such command: %q", command)
}
