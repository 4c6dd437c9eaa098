using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Grains.Macros.History;

/// <summary>The pages of a macro's version log, each read on first use and then kept in memory. Any exception means that the outcome is unknown.</summary>
internal interface ILogPages
{
    Task<LogPage> ReadAsync(int page);

    /// <summary>Adds headers to a page; the same any number of times.</summary>
    Task AddAsync(int page, ImmutableArray<RevisionHeader> headers);

    /// <summary>Erases a page; also one that is not there.</summary>
    Task ClearAsync(int page);
}
