using UserMacro.Hostile.Inputs;

namespace UserMacro.Hostile.Measuring;

/// <summary>What one hostile input did.</summary>
/// <param name="Input">The input.</param>
/// <param name="Seen">How it was answered.</param>
/// <param name="Fate">Whether the process lived.</param>
/// <param name="Cpu">CPU time that the process spent on it, until it was idle again.</param>
/// <param name="Memory">By how many megabytes the process grew at most.</param>
/// <param name="Begun">When it was sent.</param>
/// <param name="Ended">When the process was idle again, or gone.</param>
sealed record Call(HostileInput Input, string Seen, Fate Fate, TimeSpan Cpu, double Memory, TimeSpan Begun, TimeSpan Ended);

/// <summary>The state of the process after an input was sent to it.</summary>
enum Fate
{
    /// <summary>It answers, and is idle.</summary>
    Lives,

    /// <summary>It still worked on the input when its time was over, and was ended.</summary>
    Burns,

    /// <summary>It ended.</summary>
    Died,
}
