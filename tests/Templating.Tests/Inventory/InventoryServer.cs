using System.Globalization;
using UserMacro.Shared;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Compilation;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Tests.Inventory;

/// <summary>The process in which the calls are made: it writes the name of each before it runs, and what broke a limit.</summary>
internal static class InventoryServer
{
    /// <summary>The argument that starts it.</summary>
    public const string Argument = "--inventory";

    public const string All = "all";
    public const string BrokenPrefix = "broken: ";
    public const string DonePrefix = "done: ";

    /// <summary>The stack of the render pool's threads.</summary>
    const int StackSize = 1 << 20;

    /// <summary>The part of each subject's cases that has to compile: one that does not tells nothing.</summary>
    const double LeastCompiled = 0.9;

    /// <summary>The render's limit, and half of it more.</summary>
    static readonly TimeSpan MaxTime = RenderLimits.Default.Time * 1.5;

    /// <summary>What a run may be late. Other work on the machine slows a thread down also in its own time: the best of a few tries counts.</summary>
    static readonly TimeSpan MaxLateness = TimeSpan.FromMilliseconds(10);

    /// <summary>What the collection of its garbage may add.</summary>
    static readonly TimeSpan MaxCollection = TimeSpan.FromMilliseconds(25);

    /// <summary>The longest stretch of a run without a look at the deadline, in time of the thread and without garbage collections.</summary>
    static readonly TimeSpan MaxStretch = TimeSpan.FromMilliseconds(10);

    /// <summary>The same where work cannot be divided: it is begun only with time for it.</summary>
    static readonly TimeSpan MaxUndivided = TimeSpan.FromMilliseconds(25);

    /// <summary>What is done in one go by a library, with time for it or not at all: making an expression, turning a list round, names of JSON.</summary>
    static readonly string[] Undivided =
    [
        "regex.", "reversed", "json", ".replaceAll", ".replaceFirst", ".matches", ".split", ".convert", ".toJson", "<script>f(", "<a onclick=",
    ];

    /// <summary>A neighbour on the machine may disturb a few runs in a row, but not so many: the limits are those of the best.</summary>
    const int Tries = 10;

    /// <summary>From here on a run is made once more, with half the time.</summary>
    static readonly TimeSpan Long = TimeSpan.FromMilliseconds(40);

    static readonly long MaxAllocated = RenderLimits.Default.AllocatedBytes + (16L << 20);

    public static readonly TemplateInput Input = Velocity.Velocities.Input with { Parameters = InventoryTexts.Parameters };

    /// <summary>Makes the calls of one part.</summary>
    /// <param name="part">Numbers of the part and of all parts, such as <c>0/2</c>.</param>
    /// <param name="all">Whether to take all values.</param>
    public static int Serve(string part, bool all)
    {
        var numbers = part.Split('/').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var thread = new Thread(() => RunAll(numbers[0], numbers[1], all), StackSize);
        thread.Start();
        thread.Join();
        return 0;
    }

    static void RunAll(int part, int parts, bool all)
    {
        var worst = new PriorityQueue<string, TimeSpan>();
        var stretches = new PriorityQueue<string, TimeSpan>();
        (long Units, string Name) mostUnits = (0, "");
        var count = 0;
        var memory = 0L;
        var total = TimeSpan.Zero;
        var subjects = new Dictionary<(Language, string), (int Cases, int Compiled)>();
        foreach (var (index, @case) in ScribanInventory.Cases(all).Concat(VelocityInventory.Cases(all)).Index())
        {
            if (index % parts != part)
            {
                continue;
            }

            count++;
            Console.WriteLine(@case.Name);
            var key = (@case.Language, @case.Subject);
            var (cases, compiled) = subjects.GetValueOrDefault(key);
            var template = Compile(@case);
            subjects[key] = (cases + 1, template is null ? compiled : compiled + 1);
            if (template is null)
            {
                continue;
            }

            var (time, allocated) = Run(@case, template);
            var look = Look(@case, template);
            stretches.Enqueue($"{look.Units} units, {@case.Language} {@case.Name}", look.Time);
            if (stretches.Count > 25)
            {
                stretches.Dequeue();
            }

            if (look.Units > mostUnits.Units)
            {
                mostUnits = (look.Units, @case.Name);
            }

            memory = Math.Max(memory, allocated);
            worst.Enqueue(@case.Name, time);
            total += time;
            if (worst.Count > 25)
            {
                worst.Dequeue();
            }
        }

        foreach (var ((language, subject), (cases, compiled)) in subjects)
        {
            if (compiled < cases * LeastCompiled)
            {
                Console.WriteLine($"{BrokenPrefix}only {compiled} of {cases} calls compile: {language} {subject}");
            }
        }

        while (worst.TryDequeue(out var name, out var time))
        {
            Console.WriteLine($"worst: {time.TotalMilliseconds:F0} ms {name}");
        }

        while (stretches.TryDequeue(out var name, out var stretch))
        {
            Console.WriteLine($"without a look: {stretch.TotalMilliseconds:F2} ms, {name}");
        }

        Console.WriteLine($"without a look: at most {mostUnits.Units} units, {mostUnits.Name}");
        Console.WriteLine($"{DonePrefix}{count} calls, {total.TotalSeconds:F0} s, at most {memory >> 20} MB");
    }

    static CompiledTemplate? Compile(InventoryCase @case) =>
        new TemplateCompiler().Compile(new("box", @case.Text, @case.Markup, [.. InventoryTexts.Parameters.Keys]) { Language = @case.Language }).Template;

    static (TimeSpan Time, long Allocated) Run(InventoryCase @case, CompiledTemplate template)
    {
        var (time, allocated) = Measure(template, RenderLimits.Default);
        for (var tries = 1; tries < Tries && time > MaxTime; tries++)
        {
            time = Measure(template, RenderLimits.Default) is var again && again.Time < time ? again.Time : time;
        }

        if (time > MaxTime)
        {
            Console.WriteLine($"{BrokenPrefix}{time.TotalMilliseconds:F0} ms in each of {Tries} runs: {@case.Name}");
        }

        if (allocated > MaxAllocated)
        {
            // The first use of a regular expression also pays for its automaton, which is kept for all others.
            allocated = Measure(template, RenderLimits.Default).Allocated;
        }

        if (allocated > MaxAllocated)
        {
            Console.WriteLine($"{BrokenPrefix}{allocated >> 20} MB: {@case.Name}");
        }

        if (time > Long)
        {
            var limit = TimeSpan.FromTicks(time.Ticks / 2);
            if (Enumerable.Range(0, Tries).Select(_ => Late(template, limit)).FirstOrDefault(late => late <= TimeSpan.Zero, TimeSpan.MaxValue) > TimeSpan.Zero)
            {
                Console.WriteLine($"{BrokenPrefix}late behind {limit.TotalMilliseconds:F0} ms in each of {Tries} runs: {@case.Name}");
            }
        }

        return (time, allocated);
    }

    /// <summary>How much later a run ends than it may.</summary>
    static TimeSpan Late(CompiledTemplate template, TimeSpan limit)
    {
        var collections = GC.CollectionCount(0);
        var (time, _) = Measure(template, RenderLimits.Default with { Time = limit });
        return time - limit - MaxLateness - (GC.CollectionCount(0) == collections ? TimeSpan.Zero : MaxCollection);
    }

    /// <summary>Looks at the deadline every millisecond of work: by the units that were charged, which are the same in every run, and by the clock.</summary>
    static LookMeter Look(InventoryCase @case, CompiledTemplate template)
    {
        var meter = Metered(template);
        if (meter.Units > Work.PerMillisecond)
        {
            Console.WriteLine($"{BrokenPrefix}{meter.Units} units of work without a look at the deadline: {@case.Name}");
        }

        if (meter.Undivided > 0 && !Undivided.Any(subject => @case.Subject.Contains(subject, StringComparison.Ordinal)))
        {
            Console.WriteLine($"{BrokenPrefix}{meter.Undivided} units of work that are said to be indivisible: {@case.Name}");
        }

        var longest = meter.Undivided > 0 ? MaxUndivided : MaxStretch;
        for (var tries = 1; tries < Tries && meter.Time > longest; tries++)
        {
            meter = Metered(template) is var again && again.Time < meter.Time ? again : meter;
        }

        if (meter.Time > longest)
        {
            Console.WriteLine($"{BrokenPrefix}{meter.Time.TotalMilliseconds:F1} ms without a look at the deadline in each of {Tries} runs: {@case.Name}");
        }

        return meter;
    }

    static LookMeter Metered(CompiledTemplate template)
    {
        var meter = new LookMeter();
        _ = ((GuardedTemplate)template).Render(Input, RenderLimits.Default, meter.Look, CancellationToken.None);
        meter.End();
        return meter;
    }

    static (TimeSpan Time, long Allocated) Measure(CompiledTemplate template, RenderLimits limits)
    {
        var (time, allocated) = (ThreadTime.Now, GC.GetAllocatedBytesForCurrentThread());
        _ = template.Render(Input, limits, CancellationToken.None);
        return ((ThreadTime.Now - time)!.Value, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }
}
