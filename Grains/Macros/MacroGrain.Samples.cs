using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Macros.Editing;
using UserMacro.Grains.Quarantine.Trials;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Macros;

/// <summary>Renders definitions with sample values, for those who bring them from elsewhere.</summary>
internal sealed partial class MacroGrain
{
    public async Task<Result<SampleOutcome>> RenderSamples(MacroDefinition definition, RenderRequest sample)
    {
        if (DefinitionValidator.Check(definition) is { IsEmpty: false })
        {
            return new SampleOutcome([], Renders: 0, ThreadMilliseconds: 0);
        }

        var parts = await PartsOfAsync(definition);
        var trial = await _gate.TryEditAsync(TrialCase.For(_key, definition, parts, sample), CancellationToken.None);
        var macro = _renderer.Prepare(_tenant, _key, definition, parts, revision: 0);
        return trial.Verdict == TrialVerdict.Passed && await _samples.RunAsync(macro, _editing, sample, CancellationToken.None) is { } outcome
            ? outcome with { ThreadMilliseconds = outcome.ThreadMilliseconds + trial.ProcessorTime.TotalMilliseconds }
            : EditErrors.Busy;
    }
}
