using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Rendering;

namespace UserMacro.Grains.Quarantine;

/// <summary>
/// A time in which each request of a macro (or of one viewer's posts) must pass a trial of its own before it runs in the silo: after a
/// call was lost, and after a release. One request that passes says little about the others.
/// </summary>
internal sealed class Probation
{
    /// <summary>Different requests whose pass speaks for all: pages of a macro that nearly all differ would read "busy" for long, since each trial takes a process.</summary>
    public const int Enough = 4;

    /// <summary>How long it goes on after the first pass. A silo that is lost becomes known twice, by the calls that it left without an answer
    /// and by its record when the next one starts: what was found out until then is the same loss.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    readonly HashSet<string> _passed = new(StringComparer.Ordinal);
    bool _isAwaitingPass;

    /// <summary>Why it began.</summary>
    public QuarantineReason Reason { get; private set; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>Suspicions up to here have had their effect.</summary>
    public DateTimeOffset ResolvedUntil { get; private set; }

    /// <summary>Begins with a suspicion and lasts as long as that, or until <see cref="Length"/> after the first pass.</summary>
    public void Begin(Suspicion suspicion, DateTimeOffset now)
    {
        if (_isAwaitingPass && now <= Until)
            return;
        Clear();
        (Reason, Until, _isAwaitingPass) = (suspicion.Reason, suspicion.At + Suspicion.Lifetime, true);
    }

    /// <summary>Begins with a release.</summary>
    public void Begin(QuarantineReason reason, DateTimeOffset now)
    {
        Clear();
        (Reason, Until, _isAwaitingPass) = (reason, now + Length, false);
        ResolvedUntil = Until;
    }

    /// <summary>Notes that a request passed its trial.</summary>
    public void Pass(string request, DateTimeOffset now)
    {
        if (_isAwaitingPass)
            (Until, ResolvedUntil, _isAwaitingPass) = (now + Length, now + Length, false);
        _passed.Add(request);
    }

    /// <summary>Ends because a quarantine takes its place.</summary>
    public void End(DateTimeOffset now)
    {
        Clear();
        (Until, _isAwaitingPass) = (DateTimeOffset.MinValue, false);
        ResolvedUntil = now > ResolvedUntil ? now : ResolvedUntil;
    }

    /// <summary>Whether a request must be tried before it runs.</summary>
    public bool Holds(string request, DateTimeOffset now) => now <= Until && _passed.Count < Enough && !_passed.Contains(request);

    void Clear() => _passed.Clear();

    /// <summary>Names what decides how a request runs: revision, parameters, body, markup and output type.</summary>
    public static string NameOf(RenderableMacro macro, RenderRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, macro.Revision);
        Append(hash, (int)request.Markup);
        Append(hash, request.OutputType);
        Append(hash, request.Body);
        Append(hash, request.PostedBody);
        Append(hash, request.Parameters.Length);
        foreach (var parameter in request.Parameters)
        {
            Append(hash, parameter.Identifier);
            Append(hash, parameter.Value);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    static void Append(IncrementalHash hash, string? text)
    {
        Append(hash, text?.Length ?? -1);
        hash.AppendData(Encoding.UTF8.GetBytes(text ?? ""));
    }

    static void Append(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
