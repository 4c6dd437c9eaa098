using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Operations;

/// <summary>Most of what people do makes sense: nobody keeps publishing what does not exist.</summary>
static class Sense
{
    const int NonsenseOneIn = 10;

    /// <summary>The operation, or one that leads to a state where it makes sense. What it touches stays the same.</summary>
    public static Operation Sensible(this Operation operation, SiteState site)
    {
        if (operation.Way % NonsenseOneIn == 0)
        {
            return operation;
        }

        var macro = site.Macros[SiteState.Keys[operation.Key]];
        var hasPart = site.Parts.ContainsKey(SiteState.PartNames[operation.Key % SiteState.PartNames.Length]);
        return operation.Kind switch
        {
            OperationKind.SavePart or OperationKind.DeletePart when !hasPart => operation with { Kind = OperationKind.CreatePart },
            OperationKind.CreatePart when hasPart => operation with { Kind = OperationKind.SavePart },
            <= OperationKind.Reject when operation.Kind != OperationKind.Duplicate =>
                operation with { Kind = Sensible(operation.Kind, macro, site.Settings.Approval) },
            _ => operation,
        };
    }

    static OperationKind Sensible(OperationKind kind, MacroState macro, bool needsApproval)
    {
        if (!macro.Exists)
        {
            return OperationKind.Create;
        }

        return kind switch
        {
            OperationKind.Create => OperationKind.SaveDraft,
            OperationKind.RequestApproval or OperationKind.Publish or OperationKind.RaceOfPublishes or OperationKind.RaceOfSaves
                when macro.AwaitsApproval => OperationKind.Approve,
            OperationKind.RequestApproval when macro.HasUnpublishedChanges && needsApproval => OperationKind.RequestApproval,
            OperationKind.Approve or OperationKind.Reject or OperationKind.WithdrawApproval
                when !needsApproval && !macro.AwaitsApproval => OperationKind.Publish,
            OperationKind.Approve or OperationKind.Reject or OperationKind.WithdrawApproval when !macro.AwaitsApproval => OperationKind.RequestApproval,
            OperationKind.RequestApproval when !needsApproval && macro.HasUnpublishedChanges => OperationKind.Publish,
            OperationKind.Publish or OperationKind.RaceOfPublishes or OperationKind.RequestApproval
                when !macro.HasUnpublishedChanges => OperationKind.SaveDraft,
            OperationKind.Publish or OperationKind.RaceOfPublishes when needsApproval => OperationKind.RequestApproval,
            OperationKind.Disable or OperationKind.Enable or OperationKind.Unpublish when macro.Published is null => OperationKind.Publish,
            OperationKind.Disable when macro.IsDisabled => OperationKind.Enable,
            OperationKind.Enable when !macro.IsDisabled => OperationKind.Disable,
            OperationKind.Discard when macro.Published is null || !macro.HasUnpublishedChanges => OperationKind.SaveDraft,
            _ => kind,
        };
    }
}
