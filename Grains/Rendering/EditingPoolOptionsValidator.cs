using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace UserMacro.Grains.Rendering;

/// <summary>Checks the ranges; each fault names its key in the configuration.</summary>
internal sealed class EditingPoolOptionsValidator : IValidateOptions<EditingPoolOptions>
{
    public ValidateOptionsResult Validate(string? name, EditingPoolOptions options)
    {
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new(options), faults, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => $"{EditingPoolOptions.Section}:{fault.MemberNames.Single()}: {fault.ErrorMessage}"));
    }
}
