using Cluster.Contracts.Optuna;
using Cluster.Web.Optuna.Wire;
using Grpc.Core;

namespace Cluster.Web.Optuna;

internal sealed partial class OptunaStorage
{
    public override async Task<CreateNewTrialReply> CreateNewTrial(CreateNewTrialRequest request, ServerCallContext context)
    {
        var template = request.TemplateTrialIsNone || request.TemplateTrial is null ? null : WireTrials.Of(request.TemplateTrial);
        var id = Guid.NewGuid();
        var number = await Run(() => Study(request.StudyId).CreateTrial(id, template, CancellationToken.None), context);
        return new() { TrialId = StudyIds.Trial(request.StudyId, number) };
    }

    public override async Task<GetTrialReply> GetTrial(GetTrialRequest request, ServerCallContext context)
    {
        var (study, number) = StudyIds.Split(request.TrialId);
        return new() { Trial = WireTrials.Of(study, await Run(() => Study(study).GetTrial(number, CancellationToken.None), context)) };
    }

    public override async Task<GetTrialsReply> GetTrials(GetTrialsRequest request, ServerCallContext context)
    {
        var after = StudyIds.Split(request.TrialIdGreaterThan);
        var from = after.Study == request.StudyId ? after.Number + 1 : after.Study > request.StudyId ? StudyIds.MaxTrials : 0;
        int[] also = [.. request.IncludedTrialIds.Select(StudyIds.Split).Where(trial => trial.Study == request.StudyId).Select(trial => trial.Number)];
        var trials = await Run(() => Study(request.StudyId).GetTrials(from, also, CancellationToken.None), context);
        return new() { Trials = { trials.Select(trial => WireTrials.Of(request.StudyId, trial)) } };
    }

    public override async Task<GetTrialIdFromStudyIdTrialNumberReply> GetTrialIdFromStudyIdTrialNumber(
        GetTrialIdFromStudyIdTrialNumberRequest request, ServerCallContext context)
    {
        var number = (int)Math.Clamp(request.TrialNumber, -1, StudyIds.MaxTrials);
        var trial = await Run(() => Study(request.StudyId).GetTrial(number, CancellationToken.None), context);
        return new() { TrialId = StudyIds.Trial(request.StudyId, trial.Number) };
    }

    public override async Task<SetTrialParameterReply> SetTrialParameter(SetTrialParameterRequest request, ServerCallContext context)
    {
        var (study, number) = StudyIds.Split(request.TrialId);
        var parameter = new StudyParameter(request.ParamName, request.ParamValueInternal, request.Distribution);
        await Send(() => Study(study).SetParameter(number, parameter, CancellationToken.None), context);
        return new();
    }

    public override async Task<SetTrialStateValuesReply> SetTrialStateValues(SetTrialStateValuesRequest request, ServerCallContext context)
    {
        var (study, number) = StudyIds.Split(request.TrialId);
        var state = WireTrials.Of(request.State);
        var id = Guid.NewGuid();
        return new() { TrialUpdated = await Run(() => Study(study).SetState(id, number, state, [.. request.Values], CancellationToken.None), context) };
    }

    public override async Task<SetTrialIntermediateValueReply> SetTrialIntermediateValue(SetTrialIntermediateValueRequest request, ServerCallContext context)
    {
        var (study, number) = StudyIds.Split(request.TrialId);
        await Send(() => Study(study).Report(number, new(request.Step, request.IntermediateValue), CancellationToken.None), context);
        return new();
    }

    public override async Task<SetTrialUserAttributeReply> SetTrialUserAttribute(SetTrialUserAttributeRequest request, ServerCallContext context)
    {
        var (study, number) = StudyIds.Split(request.TrialId);
        await Send(() => Study(study).SetTrialAttribute(number, system: false, new(request.Key, request.Value), CancellationToken.None), context);
        return new();
    }

    public override async Task<SetTrialSystemAttributeReply> SetTrialSystemAttribute(SetTrialSystemAttributeRequest request, ServerCallContext context)
    {
        var (study, number) = StudyIds.Split(request.TrialId);
        await Send(() => Study(study).SetTrialAttribute(number, system: true, new(request.Key, request.Value), CancellationToken.None), context);
        return new();
    }
}
