using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Moves;

namespace UserMacro.Grains.Moves;

/// <summary>Copies all records of a tenant between the storages of two deployments, past the grains.</summary>
internal interface ITenantCopies
{
    /// <summary>The region of this deployment.</summary>
    string Region { get; }

    /// <summary>Whether anything is stored about a tenant, or was until its erasure.</summary>
    Task<bool> IsKnownAsync(TenantId tenant, CancellationToken cancellation);

    /// <summary>Begins to read a tenant, which must not be written meanwhile.</summary>
    ICopyReader Read(TenantId tenant, CopyIntroduction introduction, MoveTarget target);

    /// <summary>Begins to write a tenant, which gets a data key of this deployment and stays <see cref="MoveStage.Arriving"/>.</summary>
    /// <param name="header">The first piece of the archive.</param>
    /// <param name="secret">What <see cref="MoveHeader.PublicKey"/> and the key of this deployment agree on.</param>
    ICopyWriter Write(byte[] header, byte[] secret);

    /// <summary>Reads all records of a tenant.</summary>
    Task<CopySummary> SummarizeAsync(TenantId tenant, CancellationToken cancellation);

    /// <summary>Deletes all records of a tenant and its data key, so that it can be copied here again. To be done when nothing is written any more.</summary>
    Task RemoveAsync(TenantId tenant, CancellationToken cancellation);
}

/// <summary>Reads a tenant piece by piece.</summary>
internal interface ICopyReader : IAsyncDisposable
{
    /// <summary>Names the archive.</summary>
    string Archive { get; }

    /// <summary>What was read; null before the last piece.</summary>
    CopySummary? Summary { get; }

    /// <summary>The next piece.</summary>
    Task<MoveChunk> ReadAsync(CancellationToken cancellation);
}

/// <summary>Writes a tenant piece by piece.</summary>
internal interface ICopyWriter
{
    /// <summary>What comes before the records; null before the first piece.</summary>
    CopyIntroduction? Introduction { get; }

    /// <summary>What was written; null before the last piece.</summary>
    CopySummary? Summary { get; }

    /// <summary>Writes a piece; what is there already stays as it is.</summary>
    /// <exception cref="MoveArchiveException">The archive is altered or cut, or what is there is of another archive.</exception>
    Task WriteAsync(byte[] chunk, CancellationToken cancellation);
}

/// <summary>What is not among the records of a tenant.</summary>
/// <param name="Identities">The host identities that lead to it.</param>
/// <param name="Reminders">The reminders of its grains.</param>
internal sealed record CopyIntroduction(ImmutableArray<string> Identities, ImmutableArray<CopiedReminder> Reminders);

/// <summary>A reminder of a grain.</summary>
/// <param name="Grain">The grain.</param>
/// <param name="Name">The name of the reminder.</param>
/// <param name="Period">How often it comes.</param>
[GenerateSerializer, Immutable, Alias("copied-reminder")]
internal sealed record CopiedReminder([property: Id(0)] string Grain, [property: Id(1)] string Name, [property: Id(2)] TimeSpan Period);

/// <summary>What a copy holds.</summary>
/// <param name="Records">How many records.</param>
/// <param name="Digest">SHA-256 over the names and contents of all of them, in hexadecimal digits.</param>
internal sealed record CopySummary(int Records, string Digest);

/// <summary>An archive is not what was sealed for this deployment.</summary>
internal sealed class MoveArchiveException : Exception
{
    public MoveArchiveException()
    {
    }

    public MoveArchiveException(string message)
        : base(message)
    {
    }

    public MoveArchiveException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
