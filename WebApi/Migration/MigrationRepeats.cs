using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Idempotency;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Macros;
using UserMacro.WebApi.Migration.Contracts;
using UserMacro.WebApi.Migration.Conversion;
using UserMacro.WebApi.Transfer.Contracts.Imports;

namespace UserMacro.WebApi.Migration;

/// <summary>Which macros of Data Center an import with the same idempotency key has brought before. Each macro knows that of itself, so that an import
/// that was interrupted continues where it ended, and one that is repeated makes no second copies.</summary>
internal sealed class MigrationRepeats(MacroAccess access, WorkLimiter limiter, IOptions<JsonOptions> json)
{
    const int AskedAtOnce = 16;

    static readonly Dictionary<string, MigrationNames> Unnamed = [];

    /// <summary>The names of each macro's part of the request, by its key, from what the file says and what was chosen; none when the request has no
    /// idempotency key.</summary>
    public Task<Result<Dictionary<string, MigrationNames>>> NameAsync(
        ApiCaller caller, ConvertedFiles files, ConflictRule onConflict, bool publish, CancellationToken cancellation) =>
        IdempotencyScope.Current is null
            ? Task.FromResult<Result<Dictionary<string, MigrationNames>>>(Unnamed)
            : limiter.RunAsync(
                caller,
                _ => files.Macros.DistinctBy(macro => macro.Key, StringComparer.Ordinal)
                    .ToDictionary(macro => macro.Key, macro => NamesOf(macro, onConflict, publish), StringComparer.Ordinal),
                cancellation);

    /// <summary>The results of the macros that were imported before, by their keys in the file.</summary>
    /// <param name="caller">Whose site.</param>
    /// <param name="names">The names of their parts of the request.</param>
    /// <param name="onConflict">What was chosen for keys that are taken.</param>
    /// <param name="taken">The keys that the site has.</param>
    public async Task<Dictionary<string, ImportResultItemDto>> FindAsync(
        ApiCaller caller, Dictionary<string, MigrationNames> names, ConflictRule onConflict, IReadOnlySet<string> taken)
    {
        var found = new Dictionary<string, ImportResultItemDto>(StringComparer.Ordinal);
        if (IdempotencyScope.Current is not var (request, _))
        {
            return found;
        }

        foreach (var some in names.Chunk(AskedAtOnce))
        {
            var items = await Task.WhenAll(some.Select(pair => FindAsync(caller, request, pair.Key, pair.Value, onConflict, taken)));
            foreach (var item in items.OfType<ImportResultItemDto>())
            {
                found.Add(item.Key, item);
            }
        }

        return found;
    }

    async Task<ImportResultItemDto?> FindAsync(
        ApiCaller caller, string request, string key, MigrationNames names, ConflictRule onConflict, IReadOnlySet<string> taken)
    {
        if (await HasCarriedOutAsync(key, names.Created))
        {
            return new(key, key, ImportOutcome.Created, Problem: null);
        }

        if (onConflict == ConflictRule.Replace && await HasCarriedOutAsync(key, names.Replaced))
        {
            return new(key, key, ImportOutcome.Replaced, Problem: null);
        }

        if (onConflict != ConflictRule.Rename || !taken.Contains(key))
        {
            return null;
        }

        // The key that was free then is one of those that are taken now, or the next one when that macro was deleted since.
        foreach (var other in MacroKeys.Others(key))
        {
            if (await HasCarriedOutAsync(other, names.Created))
            {
                return new(key, other, ImportOutcome.Created, Problem: null);
            }

            if (!taken.Contains(other))
            {
                return null;
            }
        }

        return null;

        Task<bool> HasCarriedOutAsync(string target, string name) =>
            access.Find(caller, target) is { } grain ? grain.HasCarriedOut(request, name) : Task.FromResult(false);
    }

    MigrationNames NamesOf(ConvertedMacro macro, ConflictRule onConflict, bool publish)
    {
        return new(Name("created"), Name("replaced"));

        string Name(string done) =>
            PartOfRequest.NameOf(new { done, macro.Key, macro.Definition, onConflict, publish }, json.Value.SerializerOptions);
    }
}

/// <summary>How a macro remembers that an import made it.</summary>
/// <param name="Created">The name of the request's part where it brought a new macro.</param>
/// <param name="Replaced">The name where it took the place of one.</param>
internal sealed record MigrationNames(string Created, string Replaced);
