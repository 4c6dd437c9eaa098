using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Macros;
using UserMacro.WebApi.Problems;
using UserMacro.WebApi.Transfer.Contracts;

namespace UserMacro.WebApi.Transfer;

/// <summary>Reads requests to import, and refuses a bundle that is not wholly what it was when it was written.</summary>
internal sealed class BundleReader(IOptions<JsonOptions> json, BundleWriter writer)
{
    const int MaxPeople = 1000;

    // More than a definition with its parts can have, and a message to a grain still takes it.
    const int MaxRevisionCharacters = 2_000_000;

    const int MaxPartsCharacters = 8 << 20;

    /// <summary>The request, or why its bundle is refused.</summary>
    /// <exception cref="BadHttpRequestException">The body is too large or not JSON by its type.</exception>
    public async Task<(ImportRequestDto? Request, ApiProblem? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType())
            throw new BadHttpRequestException("Not JSON.", StatusCodes.Status415UnsupportedMediaType);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        var text = new ReadOnlyMemory<byte>(body.GetBuffer(), 0, (int)body.Length);
        try
        {
            if (ForeignerIn(JsonSerializer.Deserialize<ImportHeadDto>(text.Span, json.Value.SerializerOptions)?.Bundle) is { } foreigner)
                return (null, foreigner);
            var import = JsonSerializer.Deserialize<ImportRequestDto>(text.Span, json.Value.SerializerOptions)!;
            return await FaultOfAsync(import.Bundle, cancellation) is { } fault ? (null, fault) : (import, null);
        }
        catch (JsonException malformed)
        {
            return (null, Refused(FailureHandler.Describe(malformed)));
        }
    }

    static ApiProblem? ForeignerIn(BundleHeadDto? head) => head switch
    {
        null => null,
        { Format: not BundleDto.FormatName } => Refused($"This is no bundle of macros: its format is not {BundleDto.FormatName}."),
        { Version: not BundleDto.CurrentVersion } => Refused($"This service reads version {BundleDto.CurrentVersion} of the format only. Export the macros again."),
        _ => null,
    };

    async Task<ApiProblem?> FaultOfAsync(BundleDto bundle, CancellationToken cancellation)
    {
        var checksum = await writer.WriteAsync(Stream.Null, bundle.CreatedAt, bundle.Parts, bundle.Macros.ToAsyncEnumerable(), cancellation);
        if (!string.Equals(checksum, bundle.Checksum, StringComparison.Ordinal))
            return Refused("Its checksum does not fit: the bundle was changed since it was exported.");
        if (bundle.Macros.Select(macro => macro.Key).Distinct(StringComparer.Ordinal).Count() < bundle.Macros.Count)
            return Refused("It holds two macros of one key.");
        if (bundle.Macros.FirstOrDefault(macro => !MacroKey.TryParse(macro.Key, out _)) is not null)
            return Refused("It holds a macro whose key cannot be one.");
        if (bundle.Macros.Any(macro => !macro.IsWhole()))
            return Refused("It holds a macro whose revisions are not whole.");
        if (bundle.Macros.Any(macro => macro.Revisions.Any(revision => revision.Size() > MaxRevisionCharacters)) || bundle.Parts.Sum(part => part.Size()) > MaxPartsCharacters)
            return Refused("It holds more text in one revision, or in the parts of the site, than there can be.");
        var people = bundle.Macros.SelectMany(macro => macro.People()).Concat(bundle.Parts.Select(part => part.EditedBy).OfType<string>()).Distinct(StringComparer.Ordinal).ToList();
        if (people.Count > MaxPeople || !people.TrueForAll(RuleAccounts.IsAccountId))
            return Refused($"It names somebody who cannot be, or more than {MaxPeople} people.");
        return null;
    }

    static ApiProblem Refused(string detail) =>
        ProblemMap.New(ProblemTypes.InvalidBundle, "Bundle refused", StatusCodes.Status422UnprocessableEntity, $"{detail} Nothing was imported.");
}
