using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Macros;
using UserMacro.WebApi.Transfer.Contracts;

namespace UserMacro.WebApi.Transfer;

/// <summary>Reads requests to import, and refuses a bundle that is not wholly what it was when it was written.</summary>
internal sealed class ArchiveReader(IOptions<JsonOptions> json, ArchiveWriter writer, WorkLimiter limiter)
{
    const int MaxPeople = 1000;
    const int MaxMacros = 2000;
    const int MaxParts = 100;

    // More than a definition with its parts can have, and a message to a grain still takes it.
    const int MaxRevisionCharacters = 2_000_000;

    const int MaxPartsCharacters = 8 << 20;

    /// <summary>The request, or why its bundle is refused.</summary>
    public Task<Result<ArchiveContent>> ReadAsync(ApiCaller caller, ReadOnlyMemory<byte> text, CancellationToken cancellation) =>
        limiter.RunAsync(caller, token => Read(text.Span, token), cancellation);

    ArchiveContent Read(ReadOnlySpan<byte> text, CancellationToken cancellation)
    {
        try
        {
            if (ForeignerIn(JsonSerializer.Deserialize<ImportHeadDto>(text, json.Value.SerializerOptions)?.Bundle) is { } foreigner)
                return new(null, foreigner);
            cancellation.ThrowIfCancellationRequested();
            var import = JsonSerializer.Deserialize<ImportRequestDto>(text, json.Value.SerializerOptions)
                ?? throw new JsonException("The body is null.");
            return (SizeFaultOf(import) ?? FaultOf(import.Bundle, cancellation)) is { } fault ? new(null, fault) : new(import, null);
        }
        catch (JsonException malformed)
        {
            return new(null, Refused(BadRequests.DetailOf(malformed)));
        }
    }

    /// <summary>Whether it holds more than a site can, which is told before anything else is done with it.</summary>
    static ApiProblem? SizeFaultOf(ImportRequestDto request)
    {
        var bundle = request.Bundle;
        return bundle.Macros.Count > MaxMacros ? Refused($"It holds {bundle.Macros.Count} macros; the limit is {MaxMacros}.")
            : bundle.Parts.Count > MaxParts ? Refused($"It holds {bundle.Parts.Count} shared parts; the limit is {MaxParts}.")
            : request.Choices.Count > MaxMacros ? Refused($"The request holds {request.Choices.Count} choices; the limit is {MaxMacros}.")
            : bundle.Macros.FirstOrDefault(macro => macro.Revisions.Any(revision => revision.Parts.Count > MaxParts)) is not null ? Refused(
                $"A revision of a macro holds more than {MaxParts} shared parts.")
            : null;
    }

    static ApiProblem? ForeignerIn(ArchiveHeadDto? head) => head switch
    {
        null => null,
        { Format: not ArchiveDto.FormatName } => Refused($"This is not an archive of macros: its format is not {ArchiveDto.FormatName}."),
        { Version: not ArchiveDto.CurrentVersion } =>
            Refused($"This service reads version {ArchiveDto.CurrentVersion} of the format only. Export the macros again."),
        _ => null,
    };

    ApiProblem? FaultOf(ArchiveDto bundle, CancellationToken cancellation)
    {
        var checksum = writer.ChecksumOf(bundle, cancellation);
        if (!string.Equals(checksum, bundle.Checksum, StringComparison.Ordinal))
            return Refused("The checksum does not match: the archive was changed after it was exported.");
        if (bundle.Macros.Select(macro => macro.Key).Distinct(StringComparer.Ordinal).Count() < bundle.Macros.Count)
            return Refused("It contains two macros with the same key.");
        if (bundle.Macros.FirstOrDefault(macro => !MacroKey.TryParse(macro.Key, out _)) is not null)
            return Refused("It contains a macro with an invalid key.");
        if (bundle.Macros.Any(macro => !macro.IsWhole()))
            return Refused("It contains a macro whose revisions are incomplete.");
        if (bundle.Macros.Any(macro => macro.Revisions.Any(revision => revision.Size() > MaxRevisionCharacters))
            || bundle.Parts.Sum(part => part.Size()) > MaxPartsCharacters)
            return Refused("It contains more text in one revision, or in the parts of the site, than is allowed.");
        var people = bundle.Macros.SelectMany(macro => macro.People())
            .Concat(bundle.Parts.Select(part => part.EditedBy).OfType<string>()).Distinct(StringComparer.Ordinal).ToList();
        if (people.Count > MaxPeople || !people.TrueForAll(RuleAccountResolver.IsAccountId))
            return Refused($"It contains an invalid account ID, or more than {MaxPeople} people.");
        return null;
    }

    static ApiProblem Refused(string detail) =>
        ProblemMap.New(ProblemTypes.InvalidBundle, "Bundle refused", StatusCodes.Status422UnprocessableEntity, $"{detail} Nothing was imported.");
}

/// <summary>A request to import, or why it is refused.</summary>
/// <param name="Request">The request; null when it is refused.</param>
/// <param name="Problem">Why.</param>
internal sealed record ArchiveContent(ImportRequestDto? Request, ApiProblem? Problem);
