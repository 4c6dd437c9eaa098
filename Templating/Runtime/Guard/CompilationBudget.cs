using System.Globalization;
using System.Runtime.CompilerServices;
using UserMacro.Shared;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Runtime.Guard;

/// <summary>What is left of the limits of one compilation. Parser, analyses and code generation charge it for each piece of work before they do it.</summary>
internal sealed class CompilationBudget
{
    /// <summary>Characters that a parser or an analysis reads in the time of one node.</summary>
    public const int CharactersPerUnit = 64;

    /// <summary>Units between two looks at the clock: far less than a millisecond of work.</summary>
    const int Interval = 512;

    readonly CompilationLimits _limits;
    readonly long _allocationLimit;
    WorkDeadline _deadline;
    long _work;
    long _nextLook = Interval;

    public CompilationBudget(CompilationLimits limits)
        : this(limits, new(limits.Time))
    {
    }

    public CompilationBudget(CompilationLimits limits, WorkDeadline deadline)
    {
        _limits = limits;
        _deadline = deadline;
        _allocationLimit = GC.GetAllocatedBytesForCurrentThread() + limits.AllocatedBytes;
    }

    /// <summary>Charges one node, on its way down into a tree.</summary>
    /// <exception cref="CompilationStopException">The budget is used up, or the thread's stack nearly is.</exception>
    public void Charge()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new CompilationStopException("too-deep", "The template is nested too deeply to be compiled. Split it up with variables or macros.");
        }

        if (++_work >= _nextLook)
        {
            Look();
        }
    }

    /// <summary>Charges the reading of a text.</summary>
    /// <exception cref="CompilationStopException">The budget is used up.</exception>
    public void ChargeText(long characters)
    {
        _work += 1 + (characters / CharactersPerUnit);
        if (_work >= _nextLook)
        {
            Look();
        }
    }

    /// <summary>Looks at the clock and the memory, after work that could not be charged piece by piece.</summary>
    /// <exception cref="CompilationStopException">The budget is used up.</exception>
    public void Look()
    {
        _nextLook = _work + Interval;
        if (_work > _limits.Work)
        {
            throw Stop(string.Create(CultureInfo.InvariantCulture, $"it needs more than {_limits.Work} steps of work"));
        }

        if (_deadline.IsOver())
        {
            throw StopByTime(_deadline.Used);
        }

        if (GC.GetAllocatedBytesForCurrentThread() > _allocationLimit)
        {
            throw Stop(string.Create(CultureInfo.InvariantCulture, $"it needs more than {_limits.AllocatedBytes >> 20} MB of memory"));
        }
    }

    CompilationStopException StopByTime(TimeSpan used) => Stop(
        string.Create(CultureInfo.InvariantCulture, $"{used.TotalMilliseconds:F0} ms, and the limit is {_limits.Time.TotalMilliseconds:F0} ms"),
        isByTime: true);

    static CompilationStopException Stop(string measure, bool isByTime = false) =>
        new("too-slow-to-compile", $"The template takes too long to compile: {measure}. Make it shorter, or split it into several macros.")
        {
            IsByTime = isByTime,
        };
}

/// <summary>Ends a compilation that uses too much.</summary>
/// <param name="code">The diagnostic's code.</param>
/// <param name="message">What is wrong and what to do.</param>
internal sealed class CompilationStopException(string code, string message) : Exception(message)
{
    public string Code => code;

    /// <summary>Whether time ended it, so that it may go otherwise the next time.</summary>
    public bool IsByTime { get; init; }
}
