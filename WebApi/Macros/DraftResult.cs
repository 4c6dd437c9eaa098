using UserMacro.WebApi.Api.Edits;
using UserMacro.WebApi.Macros.Contracts;

namespace UserMacro.WebApi.Macros;

/// <summary>Answers a macro with its draft's number as ETag.</summary>
/// <param name="details">The macro.</param>
/// <param name="created">Whether it is new: 201 with its address.</param>
internal sealed class DraftResult(MacroDetailsDto details, bool created = false)
    : NumberedResult<MacroDetailsDto>(details, details.Draft.Number, created ? $"{MacrosApi.Path}/{details.Key}" : null);
