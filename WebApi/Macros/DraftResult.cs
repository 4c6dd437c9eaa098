using UserMacro.WebApi.Api.Edits;
using UserMacro.WebApi.Macros.Contracts;

namespace UserMacro.WebApi.Macros;

/// <summary>Answers a macro with its draft's number as ETag.</summary>
internal sealed class DraftResult(MacroDetailsDto details) : NumberedResult<MacroDetailsDto>(details, details.Draft.Number);

/// <summary>Answers a new macro with its draft's number as ETag.</summary>
internal sealed class CreatedDraftResult(MacroDetailsDto details)
    : CreatedResult<MacroDetailsDto>(details, details.Draft.Number, $"{MacrosApi.Path}/{details.Key}");
