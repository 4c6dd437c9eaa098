using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace UserMacro.Grains.Rendering.Pools;

/// <summary>Checks the ranges of a pool's options; each fault names its key in the configuration.</summary>
/// <param name="section">The section of the options.</param>
internal sealed class PoolOptionsValidator<TOptions>(string section) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new(options), faults, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => $"{section}:{KeyOf(fault.MemberNames.Single())}: {fault.ErrorMessage}"));
    }

    /// <summary>The key of a property in the configuration, which may be another than its name.</summary>
    static string KeyOf(string property) =>
        typeof(TOptions).GetProperty(property)?.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property;
}
