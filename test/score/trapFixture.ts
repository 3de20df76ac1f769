/** A file as it was in a release and as it is today, in which one line left its function and its words stand elsewhere. */
export interface TrapFixture {
	readonly path: string;
	readonly before: string;
	readonly after: string;
	/** The function that the line left, and the one of the same name that has its words. */
	readonly from: string;
	readonly other: string;
	/** The frame's function, and its module where that tells the scope. */
	readonly function: string;
	readonly module?: string;
	/** The line. */
	readonly words: string;
}

const python = (url: string): string => `class Url:
    def show(self):
        ${url}
        return "Url" + name

    def parse(self, text):
        parts = text.split("/")
        return parts


class Params:
    def show(self):
        name = self.kind.lower()
        return "Params" + name
`;

const go = (mail: string): string => `package jobs

type Mail struct{}

func (m *Mail) Run(job Job) error {
	${mail}
	return err
}

type Push struct{}

func (p Push) Run(job Job) error {
	err := job.Execute(deadline)
	return wrap(err)
}
`;

const typescript = (login: string): string => `export class Mail {
	constructor(private readonly server: Server) {
		${login}
		this.retries = 3;
	}
}

export class Push {
	constructor() {
		this.connect(defaults);
		this.queue = [];
	}
}
`;

const component = (login: string): string => `export function Login() {
	const submit = async () => {
		${login}
		close();
	};
	return <form onSubmit={submit} />;
}

export function Signup() {
	const submit = async () => {
		await send(values, token);
		welcome();
	};
	return <form onSubmit={submit} />;
}
`;

const java = (first: string): string => `package org.example;

class Evaluator {
    static class ById {
        boolean matches(Element element) {
            ${first}
            return found;
        }
    }

    static class ByTag {
        boolean matches(Element element) {
            boolean found = element.find(pattern);
            return !found;
        }
    }
}
`;

const kotlin = (first: string): string => `package org.example

class ById {
    fun matches(element: Element): Boolean {
        ${first}
        return found
    }
}

object ByTag {
    fun matches(element: Element): Boolean {
        val found = element.find(pattern)
        return !found
    }
}
`;

const csharp = (first: string): string => `namespace Jobs.Queue
{
    public class Mail
    {
        public async Task<int> Run(Job job)
        {
            ${first}
            return count;
        }
    }

    public class Push
    {
        public async Task<int> Run(Job job)
        {
            var count = await job.Execute(deadline);
            return count + 1;
        }
    }
}
`;

const php = (first: string): string => `<?php

namespace App\\Jobs;

class Mail
{
    public function run(Job $job)
    {
        ${first}
        return $count;
    }
}

class Push
{
    public function run(Job $job)
    {
        $count = $job->execute($this->deadline);
        return $count + 1;
    }
}
`;

const rust = (first: string): string => `pub struct Mail;
pub struct Push;

impl Job for Mail {
    fn run(&self) -> u32 {
        ${first}
        count.min(self.limit)
    }
}

impl Job for Push {
    fn run(&self) -> u32 {
        let count = self.execute(deadline());
        count + 1
    }
}
`;

const ruby = (first: string): string => `module Jobs
  class Mail
    def run(job)
      ${first}
      count.clamp(limits)
    end
  end

  class Push
    def run(job)
      count = job.execute(deadline)
      count + 1
    end
  end
end
`;

const elixir = (first: string): string => `defmodule Jobs.Mail do
  def run(job) do
    ${first}
    min(count, limit())
  end
end

defmodule Jobs.Push do
  def run(job) do
    count = Job.execute(job, deadline())
    count + 1
  end
end
`;

const dart = (first: string): string => `class Mail {
  int run(Job job) {
    ${first}
    return count;
  }
}

class Push {
  int run(Job job) {
    final count = job.execute(deadline);
    return count + 1;
  }
}
`;

const fixture = (
	path: string,
	write: (line: string) => string,
	lines: readonly [before: string, after: string],
	told: Pick<TrapFixture, 'from' | 'other' | 'function' | 'module'>,
): TrapFixture => ({ path, before: write(lines[0]), after: write(lines[1]), words: lines[0], ...told });

/** One for each language that has a grammar here. */
export const trapFixtures: readonly TrapFixture[] = [
	fixture('web/urls.py', python, ['name = self.kind.lower()', 'name = self.kind'], {
		from: 'Url/show',
		other: 'Params/show',
		function: 'show',
		module: 'web.urls',
	}),
	fixture('jobs/run.go', go, ['err := job.Execute(deadline)', 'err := job.Start()'], {
		from: 'Mail/Run',
		other: 'Push/Run',
		function: '(*Mail).Run',
		module: 'example.com/app/jobs',
	}),
	fixture('src/mail.ts', typescript, ['this.connect(defaults);', 'this.connect(server.options);'], {
		from: 'Mail/<init>',
		other: 'Push/<init>',
		function: 'new Mail',
	}),
	fixture('src/forms.tsx', component, ['await send(values, token);', 'await login(values);'], {
		from: 'Login/submit',
		other: 'Signup/submit',
		function: 'async submit',
	}),
	fixture(
		'src/main/java/org/example/Evaluator.java',
		java,
		['boolean found = element.find(pattern);', 'boolean found = element.id().equals(id);'],
		{
			from: 'Evaluator/ById/matches',
			other: 'Evaluator/ByTag/matches',
			function: 'matches',
			module: 'org.example.Evaluator$ById',
		},
	),
	fixture('src/Evaluator.kt', kotlin, ['val found = element.find(pattern)', 'val found = element.id == id'], {
		from: 'ById/matches',
		other: 'ByTag/matches',
		function: 'matches',
		module: 'org.example.ById',
	}),
	fixture(
		'Queue/Jobs.cs',
		csharp,
		['var count = await job.Execute(deadline);', 'var count = await job.Start();'],
		{
			from: 'Mail/Run',
			other: 'Push/Run',
			function: 'MoveNext',
			module: 'Jobs.Queue.Mail+<Run>d__7',
		},
	),
	fixture('src/Jobs.php', php, ['$count = $job->execute($this->deadline);', '$count = $job->start();'], {
		from: 'Mail/run',
		other: 'Push/run',
		function: 'App\\Jobs\\Mail::run',
	}),
	fixture('src/jobs.rs', rust, ['let count = self.execute(deadline());', 'let count = self.start();'], {
		from: 'Job for Mail/run',
		other: 'Job for Push/run',
		function: '<app::jobs::Mail as app::Job>::run',
	}),
	fixture('lib/jobs.rb', ruby, ['count = job.execute(deadline)', 'count = job.start'], {
		from: 'Jobs/Mail/run',
		other: 'Jobs/Push/run',
		// The row's line is even: Ruby 3.4.
		function: 'Jobs::Mail#run',
	}),
	fixture('lib/jobs.ex', elixir, ['count = Job.execute(job, deadline())', 'count = Job.start(job)'], {
		from: 'Jobs.Mail/run',
		other: 'Jobs.Push/run',
		function: 'Jobs.Mail.run/1',
		module: 'Elixir.Jobs.Mail',
	}),
	fixture('lib/jobs.dart', dart, ['final count = job.execute(deadline);', 'final count = job.start();'], {
		from: 'Mail/run',
		other: 'Push/run',
		function: 'Mail.run',
	}),
];
